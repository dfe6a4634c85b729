package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class AnalysisSettingsTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          CategoricalHyperparameter.of("kind", "a", "b", "c", "d"),
          new RealHyperparameter("noise", 0, 1));
  private static final AnalysisSettings DEFAULTS = AnalysisSettings.defaults();

  /** Categories b and d are bad; x decides the rest. */
  private static TrialOutcome objective(UnitPoint u) {
    boolean bad = (int) (4 * u.get(1)) % 2 == 1;
    return bad && u.get(2) > 0.95
        ? Samples.failed()
        : Samples.completed(u.get(0) + (bad ? 0.5 : 0), 1 + u.get(0));
  }

  private static final TrialHistory SAMPLE =
      Samples.of(SPACE, 207, 3, AnalysisSettingsTest::objective);

  @Test
  void publishedEstimatorKeepsTheQuantile() {
    HsicIndex actual = index(DEFAULTS, "x");
    HsicIndex published = index(DEFAULTS.with(Estimator.PUBLISHED), "x");
    // ⌈0.1·207⌉ = 21 trials reach the goal.
    double factor = Math.pow(0.1 * 207 / 21, 2);
    assertThat(published.hsic()).isCloseTo(factor * actual.hsic(), within(1e-15));
    assertThat(published.r2()).isEqualTo(actual.r2());
  }

  @Test
  void unbiasedEstimatorIsBelowTheBiasedOne() {
    assertThat(index(DEFAULTS.with(Estimator.U), "noise").hsic())
        .isLessThan(index(DEFAULTS, "noise").hsic());
    assertThat(index(DEFAULTS.with(Estimator.U), "x").r2())
        .isCloseTo(index(DEFAULTS, "x").r2(), within(0.05));
  }

  @Test
  void maximumIsNotBelowAnyFixedBandwidth() {
    HsicIndex maximum = index(DEFAULTS.with(new BandwidthRule.Maximum()), "x");
    for (double h : new double[] {0.001, 0.05, 0.1, 0.15, 0.2, 0.3, 1}) {
      HsicIndex fixed = index(DEFAULTS.with(new BandwidthRule.Fixed(h)), "x");
      assertThat(fixed.bandwidth()).isEqualTo(h);
      assertThat(maximum.hsic()).isGreaterThanOrEqualTo(fixed.hsic() * (1 - 1e-9));
    }
    assertThat(maximum.pValue()).isEqualTo(index(DEFAULTS, "x").pValue());
  }

  @Test
  void asymptoticPValuesAgreeWithPermutations() {
    HsicIndex permuted = index(DEFAULTS.with(new Significance.Permutation(4000)), "noise");
    HsicIndex limit = index(DEFAULTS.with(new Significance.Asymptotic()), "noise");
    // Four standard errors of 4,000 permutations and the limit's own error at m = 21.
    assertThat(limit.pValue()).isCloseTo(permuted.pValue(), within(4 * 0.5 / 63 + 0.02));
  }

  @Test
  void aRankingWithoutPValuesIsTheSameRanking() {
    AnalysisSettings none = DEFAULTS.with(new Significance.None());
    for (CategoryKernel categories : CategoryKernel.values()) {
      for (HsicIndex with :
          new SensitivityAnalyzer(
                  new Goal.Best(0.1), CostMeasure.FLOPS, 1, DEFAULTS.with(categories))
              .analyze(SAMPLE)
              .indices()) {
        HsicIndex without = index(none.with(categories), with.hyperparameter());
        assertThat(without.hsic()).isEqualTo(with.hsic());
        assertThat(without.r2()).isEqualTo(with.r2());
        assertThat(without.pValue()).isNaN();
        assertThat(without.pAdjusted()).isNaN();
      }
    }
    assertThat(new OutputAnalyzer(new Output.ErrorRank(), none, 1).analyze(SAMPLE))
        .allMatch(index -> index.hsic() > 0 && Double.isNaN(index.pValue()));
  }

  @Test
  void theValueKernelIgnoresTheOrderOfCategories() {
    AnalysisSettings byValue = DEFAULTS.with(CategoryKernel.VALUE);
    SearchSpace reordered =
        SearchSpace.of(
            SPACE.get(0), CategoricalHyperparameter.of("kind", "a", "c", "b", "d"), SPACE.get(2));
    TrialHistory same =
        new TrialHistory(
            reordered,
            SAMPLE.trials().stream()
                .map(
                    t ->
                        new org.hsicgpbo.trial.Trial(
                                t.trial().number(),
                                1,
                                new org.hsicgpbo.trial.Suggestion(
                                    swapMiddle(t.trial().suggestion().point()),
                                    t.trial().suggestion().configuration(),
                                    "warm-up"))
                            .finish(t.outcome()))
                .toList());
    for (Estimator estimator : Estimator.values()) {
      HsicIndex first = analyze(SAMPLE, byValue.with(estimator), "kind");
      HsicIndex second = analyze(same, byValue.with(estimator), "kind");
      assertThat(second.hsic()).isCloseTo(first.hsic(), within(1e-14));
      assertThat(second.r2()).isCloseTo(first.r2(), within(1e-12));
      assertThat(first.pValue()).isLessThan(0.01);
    }
    assertThat(analyze(same, DEFAULTS, "kind").hsic())
        .isNotCloseTo(analyze(SAMPLE, DEFAULTS, "kind").hsic(), within(1e-4));
  }

  @Test
  void theValueKernelIsTheDoubleSumOfItsDefinition() {
    GoalIndicator goal = SensitivityAnalyzer.indicator(new Goal.Best(0.1), SAMPLE);
    ActivationGroup group = ActivationGroup.of(SAMPLE, 1, goal, CostMeasure.FLOPS);
    Target target = Target.indicator(group.reached());
    FeatureMatrix features = CategoryKernel.features(group);
    double[][] k = new double[group.size()][group.size()];
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        k[i][j] = (int) (4 * group.u()[i]) == (int) (4 * group.u()[j]) ? 1 : 0;
      }
    }
    double[][] l = SlowHsic.linearMatrix(target.weights());
    HsicEstimate biased = HsicEstimate.ofUnitFeatures(features, target, Estimator.V);
    HsicEstimate unbiased = HsicEstimate.ofUnitFeatures(features, target, Estimator.U);
    assertThat(biased.hsic()).isCloseTo(SlowHsic.dependence(k, l), within(1e-14));
    assertThat(unbiased.hsic()).isCloseTo(SlowHsic.unbiased(k, l), within(1e-14));
    assertThat(unbiased.r2())
        .isCloseTo(
            SlowHsic.unbiased(k, l) / Math.sqrt(SlowHsic.unbiased(k, k) * SlowHsic.unbiased(l, l)),
            within(1e-12));
  }

  @Test
  void weightingsRankTheDecisiveHyperparameterFirstToo() {
    for (TargetWeighting weighting :
        List.of(new TargetWeighting.Exponential(0.2), new TargetWeighting.Logistic(0.2))) {
      SensitivityReport report =
          new SensitivityAnalyzer(
                  new Goal.Best(0.1), CostMeasure.FLOPS, 1, DEFAULTS.with(weighting))
              .analyze(SAMPLE);
      assertThat(report.indices().get(0).hyperparameter()).isEqualTo("x");
      assertThat(report.indices().get(0).pValue()).isLessThan(0.01);
    }
  }

  @Test
  void weightsFallWithTheDistanceFromTheThreshold() {
    TargetWeighting exponential = new TargetWeighting.Exponential(0.5);
    TargetWeighting logistic = new TargetWeighting.Logistic(0.5);
    assertThat(exponential.weight(-3)).isEqualTo(1);
    assertThat(exponential.weight(0.5)).isCloseTo(Math.exp(-1), within(1e-15));
    assertThat(logistic.weight(0)).isEqualTo(0.5);
    assertThat(logistic.weight(Double.POSITIVE_INFINITY)).isZero();
    assertThat(exponential.weight(Double.POSITIVE_INFINITY)).isZero();
    assertThatThrownBy(() -> new TargetWeighting.Logistic(0))
        .hasMessageContaining("must be above 0");
  }

  @Test
  void refusesBandwidthsAndPermutationsOutOfRange() {
    assertThatThrownBy(() -> new BandwidthRule.Fixed(0)).hasMessageContaining("bandwidth (0.0)");
    assertThatThrownBy(() -> new Significance.Permutation(0))
        .hasMessageContaining("permutations (0)");
  }

  @Test
  void outputsAreRankedByTheirDependence() {
    for (Output output :
        List.of(
            new Output.ErrorValue(),
            new Output.ErrorRank(),
            new Output.LogCost(CostMeasure.FLOPS),
            new Output.CostRank(CostMeasure.FLOPS))) {
      for (Significance significance :
          List.of(new Significance.Permutation(500), new Significance.Asymptotic())) {
        List<OutputIndex> indices =
            new OutputAnalyzer(output, DEFAULTS.with(significance), 1).analyze(SAMPLE);
        assertThat(indices.get(0).hyperparameter()).isEqualTo("x");
        assertThat(indices.get(0).pAdjusted()).isLessThan(0.01);
        assertThat(indices.get(2).r2()).isLessThan(0.05);
      }
    }
    assertThat(
            new OutputAnalyzer(new Output.ErrorValue(), DEFAULTS, 1)
                .analyze(SAMPLE)
                .get(0)
                .active())
        .isEqualTo(207 - (int) SAMPLE.failures());
    assertThat(
            new OutputAnalyzer(new Output.LogCost(CostMeasure.FLOPS), DEFAULTS, 1)
                .analyze(Samples.of(SPACE, 60, 1, u -> Samples.completed(1))))
        .allMatch(index -> index.active() == 0 && Double.isNaN(index.hsic()));
  }

  private static UnitPoint swapMiddle(UnitPoint point) {
    int category = (int) (4 * point.get(1));
    double shift = category == 1 ? 0.25 : category == 2 ? -0.25 : 0;
    return point.with(1, point.get(1) + shift);
  }

  private static HsicIndex index(AnalysisSettings settings, String name) {
    return analyze(SAMPLE, settings, name);
  }

  private static HsicIndex analyze(TrialHistory sample, AnalysisSettings settings, String name) {
    return Samples.index(
        new SensitivityAnalyzer(new Goal.Best(0.1), CostMeasure.FLOPS, 1, settings).analyze(sample),
        name);
  }
}
