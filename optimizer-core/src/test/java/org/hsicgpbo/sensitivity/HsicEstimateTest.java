package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

class HsicEstimateTest {
  /** Rounding of sums of a few hundred terms of size 1, with room. */
  private static final double ROUNDING = 1e-12;

  @Property(tries = 60)
  void equalsThePublishedDoubleSum(
      @ForAll @IntRange(min = 5, max = 120) int n,
      @ForAll @DoubleRange(min = 0.01, max = 5) double bandwidth,
      @ForAll long seed) {
    double[] u = Samples.uniform(n, seed);
    boolean[] reached = everyThird(n);
    double share = (double) count(reached) / n;
    HsicEstimate estimate =
        HsicEstimate.of(GaussianFeatures.of(u, bandwidth), FeatureMatrix.indicator(reached));
    assertThat(estimate.hsic())
        .isCloseTo(SlowHsic.goal(u, reached, bandwidth, share), within(ROUNDING))
        .isNotNegative();
  }

  @Property(tries = 40)
  void equalsTheTraceOfCentredKernelMatricesForAnyOutput(
      @ForAll @IntRange(min = 5, max = 80) int n, @ForAll long seed) {
    double[] u = Samples.uniform(n, seed);
    double[] y = Samples.uniform(n, seed + 1);
    double[][] k = SlowHsic.kernelMatrix(u, 0.3);
    double[][] l = SlowHsic.kernelMatrix(y, 0.2);
    HsicEstimate estimate =
        HsicEstimate.of(GaussianFeatures.of(u, 0.3), GaussianFeatures.of(y, 0.2));
    double hsic = SlowHsic.dependence(k, l);
    assertThat(estimate.hsic()).isCloseTo(hsic, within(ROUNDING));
    assertThat(estimate.r2())
        .isCloseTo(
            hsic / Math.sqrt(SlowHsic.dependence(k, k) * SlowHsic.dependence(l, l)), within(1e-10));
  }

  @Test
  void twoPointsHaveTheClosedForm() {
    // n=2, m=1: p²(all + within − 2 across) = ¼((2+2k)/4 + 1 − (1+k)) = (1−k)/8.
    double k = Math.exp(-0.5 * 0.6 * 0.6 / 0.09);
    HsicEstimate estimate =
        HsicEstimate.of(
            GaussianFeatures.of(new double[] {0.2, 0.8}, 0.3),
            FeatureMatrix.indicator(new boolean[] {true, false}));
    assertThat(estimate.hsic()).isCloseTo((1 - k) / 8, within(ROUNDING));
    assertThat(estimate.r2()).isCloseTo(1, within(1e-10));
  }

  @Test
  void standardErrorIsTheSpreadOverSamples() {
    SummaryStatistics values = new SummaryStatistics();
    SummaryStatistics errors = new SummaryStatistics();
    for (int sample = 0; sample < 400; sample++) {
      double[] u = Samples.uniform(400, sample);
      boolean[] reached = new boolean[u.length];
      for (int i = 0; i < u.length; i++) {
        reached[i] = u[i] < 0.3;
      }
      HsicEstimate estimate =
          HsicEstimate.of(GaussianFeatures.of(u, 0.29), FeatureMatrix.indicator(reached));
      values.addValue(estimate.hsic());
      errors.addValue(estimate.standardError());
    }
    // The spread of 400 values is known to 4 %; the first order leaves out terms of order 1/n.
    assertThat(errors.getMean() / values.getStandardDeviation()).isBetween(0.85, 1.15);
  }

  static boolean[] everyThird(int n) {
    boolean[] reached = new boolean[n];
    for (int i = 0; i < n; i += 3) {
      reached[i] = true;
    }
    return reached;
  }

  static int count(boolean[] reached) {
    int count = 0;
    for (boolean r : reached) {
      count += r ? 1 : 0;
    }
    return count;
  }
}
