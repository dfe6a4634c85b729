package org.hsicgpbo.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConstraintTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("rate", 0, 1).when("dropout", Value.of(true)));
  private static final Constraint SMALL =
      Constraint.of(
          "rate <= 0.25", c -> c.get("rate").stream().allMatch(r -> r.asNumber() <= 0.25));

  @Test
  void tellsWhatIsAdmissible() {
    SearchSpace space = SPACE.where(SMALL);
    assertThat(space.admits(new UnitPoint(0.7, 0.2))).isTrue();
    assertThat(space.admits(new UnitPoint(0.7, 0.3))).isFalse();
    assertThat(space.admits(new UnitPoint(0.2, Double.NaN))).isTrue();
    assertThat(SPACE.admits(new UnitPoint(0.7, 0.3))).isTrue();
  }

  /** 1/2 + 1/2 · 1/4 is admissible, of which dropout has 1/5; standard error 0.4 %. */
  @Test
  void samplesTheAdmissiblePartUniformly() {
    SearchSpace space = SPACE.where(SMALL);
    SplittableRandom random = new SplittableRandom(1);
    int dropout = 0;
    for (int k = 0; k < 10_000; k++) {
      UnitPoint point = space.sample(random);
      assertThat(space.admits(point)).isTrue();
      dropout += point.isActive(1) ? 1 : 0;
    }
    assertThat(dropout / 10_000.0).isBetween(0.188, 0.212);
  }

  @Test
  void withoutConstraintsTheSameNumbersAreDrawnAsEver() {
    assertThat(SPACE.where(Constraint.of("anything", c -> true)).sample(new SplittableRandom(4)))
        .isEqualTo(SPACE.sample(new SplittableRandom(4)));
  }

  @Test
  void saysWhatNothingSatisfies() {
    SearchSpace never = SPACE.where(Constraint.of("rate > 2", c -> false));
    assertThatThrownBy(() -> never.sample(new SplittableRandom(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[rate > 2]");
  }
}
