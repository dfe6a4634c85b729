package org.hsicgpbo.sensitivity;

/**
 * How an analysis estimates.
 *
 * @param estimator of the index
 * @param bandwidth rule for the kernel on U
 * @param significance how p-values are computed
 * @param correction for the number of hyperparameters
 */
public record AnalysisSettings(
    Estimator estimator,
    BandwidthRule bandwidth,
    Significance significance,
    Correction correction) {

  private static final int PERMUTATIONS = 2000;

  /** V-statistic, median bandwidth, 2,000 permutations, Holm. */
  public static AnalysisSettings defaults() {
    return new AnalysisSettings(
        Estimator.V,
        new BandwidthRule.Median(),
        new Significance.Permutation(PERMUTATIONS),
        Correction.HOLM);
  }

  /** The same with another estimator. */
  public AnalysisSettings with(Estimator newEstimator) {
    return new AnalysisSettings(newEstimator, bandwidth, significance, correction);
  }

  /** The same with another rule for the bandwidth. */
  public AnalysisSettings with(BandwidthRule newBandwidth) {
    return new AnalysisSettings(estimator, newBandwidth, significance, correction);
  }

  /** The same with other p-values. */
  public AnalysisSettings with(Significance newSignificance) {
    return new AnalysisSettings(estimator, bandwidth, newSignificance, correction);
  }

  /** The same with another correction. */
  public AnalysisSettings with(Correction newCorrection) {
    return new AnalysisSettings(estimator, bandwidth, significance, newCorrection);
  }
}
