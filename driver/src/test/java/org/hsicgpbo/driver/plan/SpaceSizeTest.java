package org.hsicgpbo.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;

class SpaceSizeTest {
  private static final String STUDY =
      """
      study: size
      problem: {type: command, command: [x]}
      space:
        a: {type: categorical, values: [p, q, r]}
        b: {type: boolean, when: {a: [p, q]}}
        c: {type: integer, low: 1, high: 4, when: {b: true}}
        d: {type: real, low: 0, high: 1, when: {a: r}}
        e: {type: integer, low: 1, high: 2}
        f: {type: real, low: 0, high: 1}
      %s
      strategy: {type: random}
      budget: {trials: 9}
      """;

  @Test
  void countsKindsAndCombinations() {
    SearchSpace space = space("");
    SpaceSize size = SpaceSize.of(space, 1);

    assertThat(size.continuous()).isEqualTo(2);
    assertThat(size.discrete()).isEqualTo(4);
    assertThat(size.conditional()).isEqualTo(3);
    assertThat(size.combinations()).isEqualTo(BigInteger.valueOf(drawnCombinations(space)));
    assertThat(size.admitted()).isEqualTo(1);
  }

  @Test
  void estimatesWhatConstraintsAdmit() {
    // Of f alone a quarter lies below.
    assertThat(SpaceSize.of(space("where: f <= 0.25"), 1).admitted()).isCloseTo(0.25, within(0.03));
  }

  /** As many as many draws show; each has a chance of at least 1/48. */
  private static int drawnCombinations(SearchSpace space) {
    SplittableRandom random = new SplittableRandom(7);
    Set<List<Optional<Value>>> seen = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      Configuration drawn = space.decode(space.sample(random));
      seen.add(Stream.of("a", "b", "c", "e").map(drawn::get).toList());
    }
    return seen.size();
  }

  private static SearchSpace space(String where) {
    return new StudyFileReader().read(STUDY.formatted(where), "a.yaml").space();
  }
}
