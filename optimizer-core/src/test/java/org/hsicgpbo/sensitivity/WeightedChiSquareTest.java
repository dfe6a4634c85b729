package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedChiSquareTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20})
  void equalWeightsGiveTheChiSquaredTail(int degrees) {
    double[] weights = new double[degrees];
    Arrays.fill(weights, 0.3);
    WeightedChiSquare sum = new WeightedChiSquare(weights);
    for (double x : new double[] {0.01, 0.3, 1, 2.5, 6, 20, 60}) {
      double exact = Gamma.regularizedGammaQ(degrees / 2.0, x / 0.6, 1e-15, 100_000);
      // Above the mean the tail itself is integrated, and small ones keep their digits.
      double tolerance = x > sum.mean() ? 1e-9 * exact : 1e-10;
      assertThat(sum.upperTail(x)).as("x = %s", x).isCloseTo(exact, within(tolerance));
    }
  }

  @Test
  void pairsOfEqualWeightsHaveTheClosedForm() {
    // Two pairs: exponentials of means 2 and 1, P = (2e^(−x/2) − e^(−x))/(2 − 1).
    WeightedChiSquare sum = new WeightedChiSquare(new double[] {1, 1, 0.5, 0.5});
    for (double x : new double[] {0.1, 1, 5, 40}) {
      double exact = 2 * Math.exp(-x / 2) - Math.exp(-x);
      assertThat(sum.upperTail(x)).isCloseTo(exact, within(1e-9 * exact));
    }
  }

  @Test
  void agreesWithSimulationForASpectrumAsItOccursWithAndWithoutNoncentrality() {
    double[] weights = {0.285, 0.126, 0.025, 0.0055, 7e-4, 9e-5};
    double[] shift = {6, 0, 1, 0, 0, 0};
    assertAgreesWithSimulation(weights, new double[6]);
    assertAgreesWithSimulation(weights, shift);
  }

  private static void assertAgreesWithSimulation(double[] weights, double[] shift) {
    WeightedChiSquare sum = new WeightedChiSquare(weights, shift);
    RandomGenerator random = new SplittableRandom(1);
    int draws = 200_000;
    for (double x : new double[] {0.2, 0.6, 1.5, 3}) {
      int above = 0;
      for (int draw = 0; draw < draws; draw++) {
        double q = 0;
        for (int j = 0; j < weights.length; j++) {
          double z = random.nextGaussian() + Math.sqrt(shift[j]);
          q += weights[j] * z * z;
        }
        above += q > x ? 1 : 0;
      }
      // Five standard errors of a share of 200,000.
      assertThat(sum.upperTail(x)).isCloseTo((double) above / draws, within(5 * 0.5 / 447));
    }
  }

  @Test
  void quantileInvertsTheTail() {
    WeightedChiSquare sum = new WeightedChiSquare(new double[] {2});
    assertThat(sum.upperQuantile(0.05))
        .isCloseTo(
            2 * new ChiSquaredDistribution(1).inverseCumulativeProbability(0.95), within(1e-6));
  }
}
