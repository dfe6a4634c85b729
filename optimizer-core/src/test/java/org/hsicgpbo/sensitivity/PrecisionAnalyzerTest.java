package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.junit.jupiter.api.Test;

class PrecisionAnalyzerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new RealHyperparameter("a", 0, 1), new RealHyperparameter("b", 0, 1));

  @Test
  void intervalHoldsTheTrueIndexAsOftenAsItSays() {
    // The threshold is fixed, so that the truth does not depend on the sample.
    double truth = index(truthSample(100_000, 1)).hsic();
    int held = 0;
    for (int seed = 0; seed < 200; seed++) {
      IndexPrecision precision =
          new PrecisionAnalyzer(new Goal.Below(0.3), 300, seed)
              .analyze(truthSample(200, seed + 10))
              .get(0);
      held += precision.low() <= truth && truth <= precision.high() ? 1 : 0;
    }
    // 95 % nominal; the percentile interval is known to be a little short: 200 ± 4 s.e. of 3.
    assertThat(held).isBetween(174, 200);
  }

  @Test
  void theDetectableEffectIsDetectedInFourOfFiveSamples() {
    int n = 200;
    double[] u = Samples.uniform(n, 1);
    double[] weights = nullWeights(u);
    double detectable = DetectableEffect.hsic(weights, 0.05, 0.8);
    // P(Z=1 | u) = 0.2 + b·(u − ½) has HSIC b²·HSIC of a unit slope.
    double slope = Math.sqrt(detectable / slopeHsic());
    int found = 0;
    for (int seed = 0; seed < 400; seed++) {
      double[] sample = Samples.uniform(n, seed + 100);
      SplittableRandom random = new SplittableRandom(seed);
      boolean[] reached = new boolean[n];
      for (int i = 0; i < n; i++) {
        reached[i] = random.nextDouble() < 0.2 + slope * (sample[i] - 0.5);
      }
      KernelMoments moments = new KernelMoments(sample, Target.indicator(reached), 0.29);
      found += NullDistribution.of(moments).upperTail(moments.vStatistic()) < 0.05 ? 1 : 0;
    }
    // 320 expected, s.e. 8; a straight slope is not quite the first eigenfunction.
    assertThat(found).isBetween(285, 350);
  }

  @Test
  void smallGroupsHaveNoFigures() {
    assertThat(new PrecisionAnalyzer(new Goal.Best(0.1), 10, 1).analyze(truthSample(10, 1)))
        .hasSize(2)
        .allMatch(precision -> Double.isNaN(precision.high()));
    assertThatThrownBy(() -> new PrecisionAnalyzer(new Goal.Best(0.1), 0, 1))
        .hasMessageContaining("replicates (0) must be at least 1");
  }

  private static org.hsicgpbo.trial.TrialHistory truthSample(int n, int seed) {
    return Samples.of(SPACE, n, seed, u -> Samples.completed(u.get(0) + 0.2 * u.get(1)));
  }

  private static HsicEstimate index(org.hsicgpbo.trial.TrialHistory sample) {
    ActivationGroup group =
        ActivationGroup.of(
            sample,
            0,
            SensitivityAnalyzer.indicator(new Goal.Below(0.3), sample),
            org.hsicgpbo.trial.CostMeasure.FLOPS);
    return HsicEstimate.of(
        new KernelMoments(
            group.u(), Target.indicator(group.reached()), MedianBandwidth.of(group.u())),
        Estimator.V);
  }

  private static double[] nullWeights(double[] u) {
    double[] spectrum =
        new KernelMoments(u, Target.of(Samples.uniform(u.length, 2)), 0.29).spectrum();
    for (int j = 0; j < spectrum.length; j++) {
      spectrum[j] *= 0.2 * 0.8 / (u.length - 1);
    }
    return spectrum;
  }

  /** HSIC of U and U itself with the linear kernel. */
  private static double slopeHsic() {
    double[] u = Samples.uniform(200_000, 3);
    return new KernelMoments(u, Target.of(u), 0.29).vStatistic();
  }
}
