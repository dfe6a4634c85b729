package org.hsicgpbo.sensitivity;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The permutation test of independence: the share of random assignments of the outputs to the
 * inputs whose HSIC is not below the observed one, (1 + b)/(1 + B), which is valid at every n and B
 * (Phipson and Smyth 2010).
 *
 * <p>It works on feature sums, never on kernel matrices: O(m·r) for each permutation, with m the
 * number of outputs that are not 0 (those that reach the goal).
 */
final class PermutationTest {
  /** Assignments that differ by rounding only count as equal to the observed one. */
  private static final double TIE = 1e-12;

  private PermutationTest() {}

  /**
   * The p-value.
   *
   * @param permutations B, at least 1
   */
  static double pValue(FeatureMatrix x, FeatureMatrix y, int permutations, RandomGenerator random) {
    FeatureMatrix inputs = x.withoutNegligible().centred();
    FeatureMatrix outputs = y.withoutNegligible();
    int[] support = support(outputs);
    double observed = statistic(inputs, outputs, support, support);
    int[] order = IntStream.range(0, x.n()).toArray();
    int exceeding = 0;
    for (int b = 0; b < permutations; b++) {
      shuffleFirst(order, support.length, random);
      if (statistic(inputs, outputs, support, order) >= observed * (1 - TIE)) {
        exceeding++;
      }
    }
    return (1.0 + exceeding) / (1.0 + permutations);
  }

  private static int[] support(FeatureMatrix y) {
    return IntStream.range(0, y.n())
        .filter(i -> IntStream.range(0, y.rank()).anyMatch(l -> y.values()[i * y.rank() + l] != 0))
        .toArray();
  }

  /** n²·HSIC when the output at support[j] is assigned to the input at order[j]. */
  private static double statistic(FeatureMatrix x, FeatureMatrix y, int[] support, int[] order) {
    int r = x.rank();
    int q = y.rank();
    double[] sum = new double[r * q];
    for (int j = 0; j < support.length; j++) {
      for (int l = 0; l < q; l++) {
        double weight = y.values()[support[j] * q + l];
        for (int k = 0; k < r; k++) {
          sum[l * r + k] += x.values()[order[j] * r + k] * weight;
        }
      }
    }
    return CrossCovariance.squaredNorm(sum);
  }

  /** The first steps of a Fisher–Yates shuffle: the first places become a random draw. */
  private static void shuffleFirst(int[] order, int places, RandomGenerator random) {
    for (int j = 0; j < places; j++) {
      int other = j + random.nextInt(order.length - j);
      int held = order[j];
      order[j] = order[other];
      order[other] = held;
    }
  }
}
