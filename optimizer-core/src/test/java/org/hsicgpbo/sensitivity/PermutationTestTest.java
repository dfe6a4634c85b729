package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
  @Test
  void pValuesAreUniformUnderIndependence() {
    double[] pValues =
        IntStream.range(0, 1000)
            .mapToDouble(
                s -> pValue(Samples.uniform(60, s), HsicEstimateTest.everyThird(60), 199, s))
            .toArray();
    // p-values lie on multiples of 1/200, which shifts the distance by less than 0.005 of 0.043.
    double distance =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovStatistic(new UniformRealDistribution(0, 1), pValues);
    assertThat(distance).isLessThan(1.36 / Math.sqrt(1000) + 0.005);
  }

  @Test
  void aClearDependenceGetsTheSmallestPValue() {
    double[] u = Samples.uniform(60, 1);
    boolean[] reached = new boolean[60];
    for (int i = 0; i < 60; i++) {
      reached[i] = u[i] < 0.2;
    }
    assertThat(pValue(u, reached, 999, 5)).isEqualTo(1e-3);
  }

  @Test
  void countsTiesAsExceeding() {
    // With one good trial of four equal ones every assignment gives the same HSIC.
    double[] u = {0.1, 0.1, 0.1, 0.1};
    assertThat(pValue(u, new boolean[] {true, false, false, false}, 99, 1)).isEqualTo(1);
  }

  private static double pValue(double[] u, boolean[] reached, int permutations, long seed) {
    return PermutationTest.pValue(
        GaussianFeatures.of(u, 0.3),
        FeatureMatrix.indicator(reached),
        permutations,
        new SplittableRandom(seed));
  }
}
