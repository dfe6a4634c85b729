package org.hsicgpbo.sensitivity;

/**
 * How an analysis estimates.
 *
 * @param estimator of the index
 * @param bandwidth rule for the kernel on U
 * @param significance how p-values are computed
 * @param correction for the number of hyperparameters
 * @param weighting how near misses count to the goal
 * @param categories how values of categories and truth values are compared
 */
public record AnalysisSettings(
    Estimator estimator,
    BandwidthRule bandwidth,
    Significance significance,
    Correction correction,
    TargetWeighting weighting,
    CategoryKernel categories) {

  private static final int PERMUTATIONS = 2000;

  /** V-statistic, median bandwidth, 2,000 permutations, Holm, Z, and U for every hyperparameter. */
  public static AnalysisSettings defaults() {
    return new AnalysisSettings(
        Estimator.V,
        new BandwidthRule.Median(),
        new Significance.Permutation(PERMUTATIONS),
        Correction.HOLM,
        new TargetWeighting.Indicator(),
        CategoryKernel.COORDINATE);
  }

  /**
   * What is usual for a sample of that size: {@link #defaults()}, with asymptotic p-values for more
   * than 20,000 trials, where the limit law is as good as permutations that take half a minute.
   */
  public static AnalysisSettings forSample(int trials) {
    return LargeSample.isLarge(trials)
        ? defaults().with(new Significance.Asymptotic())
        : defaults();
  }

  /** The same with another estimator. */
  public AnalysisSettings with(Estimator newEstimator) {
    return new AnalysisSettings(
        newEstimator, bandwidth, significance, correction, weighting, categories);
  }

  /** The same with another rule for the bandwidth. */
  public AnalysisSettings with(BandwidthRule newBandwidth) {
    return new AnalysisSettings(
        estimator, newBandwidth, significance, correction, weighting, categories);
  }

  /** The same with other p-values. */
  public AnalysisSettings with(Significance newSignificance) {
    return new AnalysisSettings(
        estimator, bandwidth, newSignificance, correction, weighting, categories);
  }

  /** The same with another correction. */
  public AnalysisSettings with(Correction newCorrection) {
    return new AnalysisSettings(
        estimator, bandwidth, significance, newCorrection, weighting, categories);
  }

  /** The same with another weighting of near misses. */
  public AnalysisSettings with(TargetWeighting newWeighting) {
    return new AnalysisSettings(
        estimator, bandwidth, significance, correction, newWeighting, categories);
  }

  /** The same with another comparison of categories. */
  public AnalysisSettings with(CategoryKernel newCategories) {
    return new AnalysisSettings(
        estimator, bandwidth, significance, correction, weighting, newCategories);
  }
}
