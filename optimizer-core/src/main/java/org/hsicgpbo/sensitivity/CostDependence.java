package org.hsicgpbo.sensitivity;

import java.util.random.RandomGenerator;

/**
 * How much a hyperparameter decides the cost: HSIC between U and the mid-ranks of the cost on
 * (0,1), both with Gaussian kernels at their median bandwidth.
 *
 * <p>Ranks are the same for the cost and its logarithm, and no single giant network rules the
 * figure.
 *
 * @param estimate the index
 * @param pValue its permutation p-value, not corrected
 */
record CostDependence(HsicEstimate estimate, double pValue) {

  private static final int PERMUTATIONS = 1000;

  /** The dependence inside a group; unknown when too few costs are known or all are equal. */
  static CostDependence of(ActivationGroup group, RandomGenerator random) {
    ActivationGroup known = group.withKnownCost();
    double bandwidth = MedianBandwidth.of(known.u());
    if (known.size() < SensitivityAnalyzer.SMALLEST_GROUP || !(bandwidth > 0)) {
      return new CostDependence(HsicEstimate.UNKNOWN, Double.NaN);
    }
    return between(
        GaussianFeatures.of(known.u(), bandwidth),
        ActivationGroup.unitRanks(known.costs()),
        random);
  }

  /** HSIC of the inputs and ranks on (0,1). */
  static CostDependence between(FeatureMatrix inputs, double[] ranks, RandomGenerator random) {
    double spread = rankBandwidth(ranks);
    if (!(spread > 0)) {
      return new CostDependence(HsicEstimate.UNKNOWN, Double.NaN);
    }
    FeatureMatrix outputs = GaussianFeatures.of(ranks, spread);
    return new CostDependence(
        HsicEstimate.of(inputs, outputs),
        PermutationTest.pValue(inputs, outputs, PERMUTATIONS, random));
  }

  /** The median bandwidth, or where ties make it 0 that of ranks without ties, 1 − √½. */
  private static double rankBandwidth(double[] ranks) {
    double median = MedianBandwidth.of(ranks);
    boolean constant = java.util.Arrays.stream(ranks).distinct().count() < 2;
    return constant ? 0 : median > 0 ? median : 1 - Math.sqrt(0.5);
  }
}
