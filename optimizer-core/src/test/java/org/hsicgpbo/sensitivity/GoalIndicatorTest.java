package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoalIndicatorTest {
  private static final double FAILED = Double.POSITIVE_INFINITY;

  @Test
  void bestTakesTheShareRoundedUp() {
    GoalIndicator goal = GoalIndicator.of(new Goal.Best(0.25), new double[] {5, 1, 4, 2, 3});
    assertThat(goal.count()).isEqualTo(2);
    assertThat(goal.threshold()).isEqualTo(2);
    assertThat(goal.reached(1)).isTrue();
    assertThat(goal.reached(4)).isFalse();
  }

  @Test
  void tiesAtTheThresholdAllCount() {
    assertThat(GoalIndicator.of(new Goal.Best(0.25), new double[] {1, 2, 2, 2}).count())
        .isEqualTo(1);
    assertThat(GoalIndicator.of(new Goal.Best(0.5), new double[] {1, 2, 2, 2}).count())
        .isEqualTo(4);
  }

  @Test
  void shareTimesNIsNotLiftedByRounding() {
    double[] errors = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
    assertThat(GoalIndicator.of(new Goal.Best(0.07), errors).count()).isEqualTo(7);
  }

  @Test
  void failedTrialsNeverReachALowGoal() {
    GoalIndicator goal =
        GoalIndicator.of(new Goal.Best(0.5), new double[] {FAILED, 1, FAILED, FAILED});
    assertThat(goal.count()).isEqualTo(1);
    assertThat(goal.threshold()).isEqualTo(1);
    assertThat(GoalIndicator.of(new Goal.Best(0.5), new double[] {FAILED, FAILED}).count())
        .isZero();
  }

  @Test
  void failedTrialsAreTheWorst() {
    GoalIndicator goal =
        GoalIndicator.of(new Goal.Worst(0.25), new double[] {FAILED, 1, 9, FAILED});
    assertThat(goal.count()).isEqualTo(2);
    assertThat(goal.reached(0)).isTrue();
    assertThat(goal.reached(2)).isFalse();
  }

  @Test
  void belowCountsTheThresholdItself() {
    GoalIndicator goal = GoalIndicator.of(new Goal.Below(2), new double[] {1, 2, 3});
    assertThat(goal.count()).isEqualTo(2);
    assertThat(GoalIndicator.of(new Goal.Below(0), new double[] {1, 2, 3}).threshold()).isNaN();
  }

  @Test
  void anEmptySampleReachesNothing() {
    assertThat(GoalIndicator.of(new Goal.Best(0.1), new double[0]).count()).isZero();
  }
}
