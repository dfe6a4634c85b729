package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

class IntervalAnalyzerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new RealHyperparameter("x", 0, 1), new RealHyperparameter("y", 0, 1));

  /** Good networks need x above 0.4; beyond, x makes no difference. */
  private static final TrialHistory SAMPLE =
      Samples.of(SPACE, 600, 4, u -> Samples.completed(u.get(0) < 0.4 ? 1 + u.get(1) : u.get(1)));

  private static final IntervalCurve CURVE =
      new IntervalAnalyzer(new Goal.Best(0.2), 10).analyze(SAMPLE, "x");

  @Test
  void beginsWithTheWholeRange() {
    HsicIndex whole =
        Samples.index(
            new SensitivityAnalyzer(new Goal.Best(0.2), org.hsicgpbo.trial.CostMeasure.FLOPS, 1)
                .analyze(SAMPLE),
            "x");
    IntervalPoint first = CURVE.cutBelow().get(0);
    assertThat(first.part()).isEqualTo(new UnitInterval(0, 1));
    assertThat(first.hsic()).isCloseTo(whole.hsic(), within(1e-14));
    assertThat(first.chanceRatio()).isCloseTo(1, within(1e-12));
    assertThat(CURVE.cutBelow()).hasSize(10);
  }

  @Test
  void influenceEndsWhereTheBadPartIsCutOff() {
    assertThat(CURVE.cutBelow().get(2).pValue()).isLessThan(1e-4);
    IntervalPoint good = CURVE.cutBelow().get(4);
    assertThat(good.pValue()).isGreaterThan(0.01);
    assertThat(good.hsic()).isLessThan(0.1 * CURVE.cutBelow().get(0).hsic());
    assertThat(good.chanceRatio()).isCloseTo(1 / 0.6, within(1e-9));
    assertThat(good.keepsGoalPValue()).isLessThan(1e-6);
  }

  @Test
  void cuttingTheGoodEndOffLosesTheGoal() {
    IntervalPoint bad = CURVE.cutAbove().get(6);
    assertThat(bad.part()).isEqualTo(new UnitInterval(0, 0.4));
    assertThat(bad.goalReached()).isZero();
    assertThat(bad.chanceRatioLow()).isZero();
    assertThat(bad.chanceRatioHigh()).isLessThan(0.1);
    assertThat(bad.keepsGoalPValue()).isEqualTo(1);
    assertThat(bad.hsic()).isNaN();
  }

  @Test
  void holdsOnSamplesWithoutAnyTrial() {
    IntervalCurve empty =
        new IntervalAnalyzer(new Goal.Best(0.2), 4)
            .analyze(Samples.of(SPACE, 0, 1, u -> Samples.failed()), "x");
    assertThat(empty.cutAbove()).hasSize(4).allMatch(point -> Double.isNaN(point.chanceRatio()));
    assertThatThrownBy(() -> new IntervalAnalyzer(new Goal.Best(0.2), 1))
        .hasMessageContaining("steps (1)");
  }
}
