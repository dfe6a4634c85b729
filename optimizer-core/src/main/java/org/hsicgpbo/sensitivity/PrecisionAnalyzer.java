package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Tells how sure the indices of a sample are: a bootstrap interval (beyond 20,000 trials that of
 * its standard error), and the smallest effect that the sample could have shown. Both hold for the
 * V-statistic.
 */
public final class PrecisionAnalyzer {
  private static final double CONFIDENCE = 0.95;
  private static final double NORMAL_95 = 1.96;
  private static final double POWER = 0.8;
  private static final long PURPOSE = 34;
  private static final long MOST = 1_000;
  private static final long FEWEST = 100;
  private static final long WORK = 5_000_000;

  private final Goal goal;
  private final int replicates;
  private final long seed;

  /**
   * An analyzer.
   *
   * @param goal what Z stands for
   * @param replicates how many bootstrap samples are drawn, such as 1,000
   * @param seed of the bootstrap
   */
  public PrecisionAnalyzer(Goal goal, int replicates, long seed) {
    if (replicates < 1) {
      throw new IllegalArgumentException(
          "The number of bootstrap replicates (%d) must be at least 1.".formatted(replicates));
    }
    this.goal = goal;
    this.replicates = replicates;
    this.seed = seed;
  }

  /**
   * An analyzer with 1,000 replicates for samples of up to 5,000 trials, and fewer, but at least
   * 100, for larger ones.
   */
  static PrecisionAnalyzer forSample(Goal goal, int size, long seed) {
    int replicates = (int) Math.min(MOST, Math.max(FEWEST, WORK / Math.max(1, size)));
    return new PrecisionAnalyzer(goal, replicates, seed);
  }

  /** One for each hyperparameter at its median bandwidth, in the order of the space. */
  public List<IndexPrecision> analyze(TrialHistory sample) {
    return analyze(sample, group -> MedianBandwidth.of(group.u()));
  }

  /**
   * One for each hyperparameter at the bandwidth of its index, in the order of the space; NaN for
   * those that were compared by value.
   *
   * @param report the ranking of the same sample
   */
  public List<IndexPrecision> analyze(TrialHistory sample, SensitivityReport report) {
    Map<String, Double> bandwidths =
        report.indices().stream()
            .collect(Collectors.toMap(HsicIndex::hyperparameter, HsicIndex::bandwidth));
    return analyze(
        sample, group -> bandwidths.getOrDefault(group.hyperparameter().name(), Double.NaN));
  }

  private List<IndexPrecision> analyze(
      TrialHistory sample, ToDoubleFunction<ActivationGroup> bandwidth) {
    GoalIndicator indicator = SensitivityAnalyzer.indicator(goal, sample);
    return IntStream.range(0, sample.space().dimensions())
        .mapToObj(
            i -> {
              ActivationGroup group = ActivationGroup.of(sample, i, indicator, CostMeasure.FLOPS);
              return precision(group, i, bandwidth.applyAsDouble(group));
            })
        .toList();
  }

  private IndexPrecision precision(ActivationGroup group, int position, double bandwidth) {
    String name = group.hyperparameter().name();
    if (!SensitivityAnalyzer.suffices(group.size(), group.goalReached()) || !(bandwidth > 0)) {
      return new IndexPrecision(name, Double.NaN, Double.NaN, CONFIDENCE, Double.NaN, Double.NaN);
    }
    Target target = Target.indicator(group.reached());
    KernelMoments moments = new KernelMoments(group.u(), target, bandwidth);
    double scale = target.variance() / (group.size() - 1.0);
    double bias = scale * moments.trace();
    double[] interval =
        LargeSample.isLarge(group.size())
            ? normalInterval(moments, bias)
            : Bootstrap.interval(
                GaussianFeatures.of(group.u(), bandwidth),
                target,
                bias,
                replicates,
                CONFIDENCE,
                new SplittableRandom(TrialSeeds.derive(seed, PURPOSE, position)));
    double[] weights = Arrays.stream(moments.spectrum()).map(x -> x * scale).toArray();
    double detectable =
        weights.length == 0
            ? Double.NaN
            : DetectableEffect.hsic(weights, HsicIndex.SIGNIFICANCE, POWER);
    return new IndexPrecision(
        name,
        interval[0],
        interval[1],
        CONFIDENCE,
        detectable,
        Math.min(1, detectable / (Math.sqrt(moments.selfHsic()) * target.variance())));
  }

  /** Around the V-statistic less its bias: the limit of the bootstrap for large samples. */
  private static double[] normalInterval(KernelMoments moments, double bias) {
    HsicEstimate estimate = HsicEstimate.of(moments, Estimator.V);
    double centre = estimate.hsic() - bias;
    double reach = NORMAL_95 * estimate.standardError();
    return new double[] {Math.max(0, centre - reach), Math.max(0, centre + reach)};
  }
}
