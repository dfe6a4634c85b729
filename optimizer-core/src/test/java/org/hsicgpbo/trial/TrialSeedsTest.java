package org.hsicgpbo.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrialSeedsTest {
  @Property
  void aTrainingSeedIsNeverNegative(@ForAll long studySeed, @ForAll @IntRange(min = 1) int number) {
    assertThat(TrialSeeds.training(studySeed, number)).isNotNegative();
  }

  @Test
  void trialsOfAStudyHaveDistinctSeeds() {
    long distinct =
        IntStream.rangeClosed(1, 100_000)
            .mapToLong(n -> TrialSeeds.training(42, n))
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(100_000);
  }

  @Test
  void purposesHaveSeedsOfTheirOwn() {
    assertThat(TrialSeeds.suggestion(42, 1)).isNotEqualTo(TrialSeeds.derive(42, 1, 1));
  }
}
