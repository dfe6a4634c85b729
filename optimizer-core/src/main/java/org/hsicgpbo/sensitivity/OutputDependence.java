package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How much a hyperparameter decides a real-valued output: HSIC between U and the output scaled to
 * [0,1], both with Gaussian kernels at their median bandwidth.
 *
 * <p>For the cost of {@link HsicIndex} the output is its mid-rank: ranks are the same for the cost
 * and its logarithm, and no single giant network rules the figure.
 *
 * @param estimate the index
 * @param pValue its p-value, not corrected
 */
record OutputDependence(HsicEstimate estimate, double pValue) {

  private static final OutputDependence UNKNOWN =
      new OutputDependence(HsicEstimate.UNKNOWN, Double.NaN);

  /**
   * Of the ranks of the cost in a group; unknown when too few are known or all are equal. Its
   * p-value is the asymptotic one: a driver of cost is so clear that permutations could only give
   * their least p-value.
   */
  static OutputDependence ofCost(ActivationGroup group) {
    ActivationGroup known = group.withKnownCost();
    return known.size() == 0
        ? UNKNOWN
        : asymptotic(known.u(), ActivationGroup.unitRanks(known.costs()));
  }

  /** Of outputs in [0,1] with the limit law, which draws nothing at random. */
  static OutputDependence asymptotic(double[] u, double[] outputs) {
    return of(u, outputs, new Significance.Asymptotic(), new SplittableRandom(0));
  }

  /** Of outputs in [0,1]; unknown for fewer than 20, or if all are equal. */
  static OutputDependence of(
      double[] inputs, double[] results, Significance significance, RandomGenerator random) {
    double[] u = LargeSample.part(inputs);
    double[] outputs = LargeSample.part(results);
    double bandwidth = MedianBandwidth.of(u);
    double spread = outputBandwidth(outputs);
    if (u.length < SensitivityAnalyzer.SMALLEST_GROUP || !(bandwidth > 0) || !(spread > 0)) {
      return UNKNOWN;
    }
    FeatureMatrix left = GaussianFeatures.of(u, bandwidth);
    FeatureMatrix right = GaussianFeatures.of(outputs, spread);
    HsicEstimate estimate = HsicEstimate.of(left, right);
    return new OutputDependence(
        estimate, pValue(left, right, estimate.hsic(), significance, random));
  }

  private static double pValue(
      FeatureMatrix x,
      FeatureMatrix y,
      double hsic,
      Significance significance,
      RandomGenerator random) {
    if (significance instanceof Significance.None) {
      return Double.NaN;
    }
    return significance instanceof Significance.Permutation permutation
        ? PermutationTest.pValue(x, y, permutation.permutations(), random)
        : NullDistribution.of(x, y).upperTail(hsic);
  }

  /** The median bandwidth, or where ties make it tiny that of ranks without ties, 1 − √½. */
  private static double outputBandwidth(double[] outputs) {
    boolean constant = Arrays.stream(outputs).distinct().limit(2).count() < 2;
    double median = MedianBandwidth.of(outputs);
    return constant ? 0 : median >= 0.02 ? median : 1 - Math.sqrt(0.5);
  }
}
