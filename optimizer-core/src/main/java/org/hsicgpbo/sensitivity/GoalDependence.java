package org.hsicgpbo.sensitivity;

import java.util.random.RandomGenerator;

/**
 * How much a hyperparameter decides whether a trial reaches the goal.
 *
 * @param bandwidth h that was used
 * @param estimate the index
 * @param pValue of independence, not corrected; NaN without an index or if none was asked for
 */
record GoalDependence(double bandwidth, HsicEstimate estimate, double pValue) {

  /** Features of small bandwidths are long; permutations are left for the limit law then. */
  private static final double SMALLEST_FOR_PERMUTATIONS = 0.02;

  private static final int LARGEST_FOR_TINY_BANDWIDTH = 500;

  /**
   * The dependence inside a group; unknown where the group does not suffice.
   *
   * @param goal whose quantile the published estimator takes
   * @param threshold of the goal over the whole sample
   */
  static GoalDependence of(
      ActivationGroup group,
      Goal goal,
      double threshold,
      AnalysisSettings settings,
      RandomGenerator random) {
    double median = MedianBandwidth.of(group.u());
    if (!SensitivityAnalyzer.suffices(group.size(), group.goalReached()) || !(median > 0)) {
      return new GoalDependence(median, HsicEstimate.UNKNOWN, Double.NaN);
    }
    Target target = Target.of(group, goal, threshold, settings.weighting());
    GoalDependence dependence =
        settings.categories().appliesTo(group)
            ? byValue(group, target, settings, random)
            : byCoordinate(group.u(), target, median, settings, random);
    return settings.estimator() == Estimator.PUBLISHED
        ? new GoalDependence(
            dependence.bandwidth(),
            dependence.estimate().times(publishedFactor(goal, group)),
            dependence.pValue())
        : dependence;
  }

  private static GoalDependence byCoordinate(
      double[] u, Target target, double median, AnalysisSettings settings, RandomGenerator random) {
    double bandwidth = bandwidth(settings, u, target, median);
    boolean maximised = settings.bandwidth() instanceof BandwidthRule.Maximum;
    return new GoalDependence(
        bandwidth,
        HsicEstimate.of(new KernelMoments(u, target, bandwidth), settings.estimator()),
        pValue(u, target, maximised ? median : bandwidth, settings.significance(), random));
  }

  /** With the 0/1 kernel, which has no bandwidth. */
  private static GoalDependence byValue(
      ActivationGroup group, Target target, AnalysisSettings settings, RandomGenerator random) {
    FeatureMatrix features = CategoryKernel.features(group);
    return new GoalDependence(
        Double.NaN,
        HsicEstimate.ofUnitFeatures(features, target, settings.estimator()),
        pValue(features, target.features(), settings.significance(), random));
  }

  private static double pValue(
      FeatureMatrix x, FeatureMatrix y, Significance significance, RandomGenerator random) {
    if (significance instanceof Significance.None) {
      return Double.NaN;
    }
    return significance instanceof Significance.Permutation permutation
        ? PermutationTest.pValue(x, y, permutation.permutations(), random)
        : NullDistribution.of(x, y).upperTail(HsicEstimate.of(x, y).hsic());
  }

  private static double bandwidth(
      AnalysisSettings settings, double[] u, Target target, double median) {
    if (settings.bandwidth() instanceof BandwidthRule.Fixed fixed) {
      return fixed.bandwidth();
    }
    return settings.bandwidth() instanceof BandwidthRule.Maximum
        ? MaximumBandwidth.of(h -> new KernelMoments(u, target, h).vStatistic())
        : median;
  }

  /** The p-value of a target that is independent of the inputs. */
  static double pValue(
      double[] u,
      Target target,
      double bandwidth,
      Significance significance,
      RandomGenerator random) {
    if (significance instanceof Significance.None) {
      return Double.NaN;
    }
    boolean affordable =
        bandwidth >= SMALLEST_FOR_PERMUTATIONS || u.length <= LARGEST_FOR_TINY_BANDWIDTH;
    if (significance instanceof Significance.Permutation permutation && affordable) {
      return PermutationTest.pValue(
          GaussianFeatures.of(u, bandwidth), target.features(), permutation.permutations(), random);
    }
    KernelMoments moments = new KernelMoments(u, target, bandwidth);
    return NullDistribution.of(moments).upperTail(moments.vStatistic());
  }

  /** p² in the place of (m/n)²; 1 for a threshold, which has no quantile. */
  private static double publishedFactor(Goal goal, ActivationGroup group) {
    double share = (double) group.goalReached() / group.size();
    double published = share;
    if (goal instanceof Goal.Best best) {
      published = best.quantile();
    } else if (goal instanceof Goal.Worst worst) {
      published = worst.quantile();
    }
    return published * published / (share * share);
  }
}
