package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.SearchSpace;
import org.junit.jupiter.api.Test;

class WhereReaderTest {
  private final StudyFileReader reader = new StudyFileReader();

  @Test
  void oneExpressionConstrainsTheSpace() {
    StudyFile file = read("where: n-units * n-layers <= 64");
    assertThat(file.space().constraints())
        .extracting(Constraint::text)
        .containsExactly("n-units * n-layers <= 64");
    assertThat(file.warnings()).isEmpty();
    assertAllSatisfy(file.space(), 64);
  }

  @Test
  void ofAListAllMustHold() {
    StudyFile file = read("where:\n  - n-units * n-layers <= 640\n  - n-units * n-layers <= 64");
    assertThat(file.space().constraints()).hasSize(2);
    assertAllSatisfy(file.space(), 64);
  }

  private static void assertAllSatisfy(SearchSpace space, int most) {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 200; k++) {
      var configuration = space.decode(space.sample(random));
      assertThat(
              configuration.get("n-units").orElseThrow().asNumber()
                  * configuration.get("n-layers").orElseThrow().asNumber())
          .isLessThanOrEqualTo(most);
    }
  }

  @Test
  void withoutItTheSpaceIsFree() {
    assertThat(read("seed: 3").space().isConstrained()).isFalse();
  }

  /** P(n-units = 17 and n-layers = 3) is 1/256 · 1/10; Sobol' points hit it near that often. */
  @Test
  void warnsOfAConstraintThatIsRarelySatisfied() {
    StudyFile file = read("where: n-units == 17 and n-layers == 3");
    assertThat(file.warnings())
        .singleElement()
        .asString()
        .matches("Only 0\\.0[34] % of the space satisfies its constraints \\(n-units == 17 .*");
  }

  @Test
  void aChangedConstraintMakesAnotherStudy() {
    StudyFileDiff diff =
        StudyFileDiff.between(
            read("seed: 1"), read("where: [n-units * n-layers <= 64, n-units > 2]"));
    assertThat(diff.blocking())
        .containsExactly("where: no constraint → n-units * n-layers <= 64; n-units > 2");
  }

  @Test
  void aSpaceThatIsTooLargeIsToldBesideItsConstraints() {
    StringBuilder text = new StringBuilder("study: a\nproblem: {type: runge}\nspace:\n");
    for (int i = 0; i <= 1000; i++) {
      text.append("  x%d: {type: real, low: 0, high: 1}%n".formatted(i));
    }
    text.append("where: x1 < x2\nbudget: {trials: 100}\nstrategy: {type: random}\n");
    assertThatThrownBy(() -> reader.read(text.toString(), "a.yaml"))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining("space: found too many; give at most 200.");
  }

  private StudyFile read(String line) {
    String text =
        """
        study: a
        problem: {type: runge}
        space:
          n-layers: {type: integer, low: 1, high: 10}
          n-units: {type: integer, low: 1, high: 256}
        strategy: {type: random}
        budget: {trials: 100}
        %s
        """
            .formatted(line);
    return reader.read(text, "a.yaml");
  }
}
