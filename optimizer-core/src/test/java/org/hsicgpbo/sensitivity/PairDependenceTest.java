package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class PairDependenceTest {
  private static final double BANDWIDTH = 0.29;

  @Test
  void equalsTheDoubleSumWithTheProductKernel() {
    int n = 150;
    double[] u = Samples.uniform(n, 1);
    double[] v = Samples.uniform(n, 2);
    boolean[] reached = HsicEstimateTest.everyThird(n);
    Target target = Target.indicator(reached);
    double[][] k = SlowHsic.kernelMatrix(u, BANDWIDTH);
    double[][] l = SlowHsic.kernelMatrix(v, BANDWIDTH);
    double[][] z = SlowHsic.linearMatrix(target.weights());
    PairDependence pair = of(u, v, target);
    assertThat(pair.hsic())
        .isCloseTo(SlowHsic.dependence(SlowHsic.product(k, l), z), within(1e-12));
    assertThat(pair.excess())
        .isCloseTo(
            SlowHsic.dependence(SlowHsic.product(SlowHsic.centred(k), SlowHsic.centred(l)), z),
            within(1e-12));
  }

  @Test
  void findsAnInteractionWithoutMainEffects() {
    double[] u = Samples.uniform(300, 3);
    double[] v = Samples.uniform(300, 4);
    boolean[] reached = new boolean[300];
    for (int i = 0; i < 300; i++) {
      reached[i] = (u[i] < 0.5) == (v[i] < 0.5) && Math.abs(u[i] - 0.5) > 0.3;
    }
    Target target = Target.indicator(reached);
    PairDependence pair = of(u, v, target);
    assertThat(pair.pValue()).isLessThan(1e-6);
    assertThat(pair.excess()).isGreaterThan(0.5 * pair.hsic());
  }

  @Test
  void excessHasUniformPValuesWhenOneOfTwoMatters() {
    double[] pValues =
        IntStream.range(0, 1000)
            .mapToDouble(
                seed -> {
                  double[] u = Samples.uniform(200, seed);
                  boolean[] reached = new boolean[200];
                  for (int i = 0; i < 200; i++) {
                    reached[i] = u[i] < 0.2;
                  }
                  // The test with U' assigned to (U, Z) is the exact one here.
                  FeatureMatrix first = GaussianFeatures.of(u, BANDWIDTH).centred();
                  FeatureMatrix second =
                      GaussianFeatures.of(Samples.uniform(200, seed + 5000), BANDWIDTH).centred();
                  Target target = Target.indicator(reached);
                  double[] deviations = target.weights().clone();
                  for (int i = 0; i < 200; i++) {
                    deviations[i] -= target.mean();
                  }
                  FeatureMatrix weighted = first.times(deviations);
                  return NullDistribution.of(weighted, second)
                      .upperTail(CrossCovariance.squaredNorm(CrossCovariance.of(weighted, second)));
                })
            .toArray();
    double distance =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovStatistic(new UniformRealDistribution(0, 1), pValues);
    // 1 % point of Kolmogorov's distance, plus what the limit law leaves out at n = 200.
    assertThat(distance).isLessThan(1.63 / Math.sqrt(1000) + 0.02);
  }

  private static PairDependence of(double[] u, double[] v, Target target) {
    return PairDependence.of(
        GaussianFeatures.of(u, BANDWIDTH), GaussianFeatures.of(v, BANDWIDTH), target);
  }
}
