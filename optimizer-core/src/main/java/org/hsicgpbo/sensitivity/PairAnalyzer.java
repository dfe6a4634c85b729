package org.hsicgpbo.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Ranks all pairs of hyperparameters by what they decide together beyond what each decides alone
 * (Novello et al. 2023, problem of interactions). Each pair is compared among the trials in which
 * both are active.
 */
public final class PairAnalyzer {
  /** Below it products of features are too long. */
  private static final double SMALLEST_BANDWIDTH = 0.05;

  private final Goal goal;
  private final AnalysisSettings settings;

  /**
   * An analyzer.
   *
   * @param goal what Z stands for
   * @param settings the bandwidth, median or fixed, and the correction; pairs always use the
   *     V-statistic and asymptotic p-values
   * @throws IllegalArgumentException for a fixed bandwidth below 0.05
   */
  public PairAnalyzer(Goal goal, AnalysisSettings settings) {
    if (settings.bandwidth() instanceof BandwidthRule.Fixed fixed
        && fixed.bandwidth() < SMALLEST_BANDWIDTH) {
      throw new IllegalArgumentException(
          "The bandwidth (%s) must be at least %s for pairs."
              .formatted(fixed.bandwidth(), SMALLEST_BANDWIDTH));
    }
    this.goal = goal;
    this.settings = settings;
  }

  /** All pairs, those of the greatest excess first, those without a figure last. */
  public List<PairIndex> analyze(TrialHistory sample) {
    GoalIndicator indicator = SensitivityAnalyzer.indicator(goal, sample);
    int dimensions = sample.space().dimensions();
    List<int[]> indices = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      for (int j = i + 1; j < dimensions; j++) {
        indices.add(new int[] {i, j});
      }
    }
    // Most of an analysis is this, and each pair stands alone.
    List<PairIndex> pairs =
        indices.parallelStream().map(ij -> index(sample, ij[0], ij[1], indicator)).toList();
    double[] adjusted =
        settings.correction().adjust(pairs.stream().mapToDouble(PairIndex::pValue).toArray());
    return IntStream.range(0, adjusted.length)
        .mapToObj(k -> withAdjusted(pairs.get(k), adjusted[k]))
        .sorted(
            Comparator.comparing((PairIndex pair) -> Double.isNaN(pair.excess()))
                .thenComparing(Comparator.comparingDouble(PairIndex::excess).reversed()))
        .toList();
  }

  private PairIndex index(TrialHistory sample, int i, int j, GoalIndicator indicator) {
    ActivationGroup first =
        ActivationGroup.of(sample, i, indicator, CostMeasure.FLOPS, new int[] {i, j});
    ActivationGroup second =
        ActivationGroup.of(sample, j, indicator, CostMeasure.FLOPS, new int[] {i, j});
    double median = MedianBandwidth.of(first.u(), second.u());
    double bandwidth =
        settings.bandwidth() instanceof BandwidthRule.Fixed fixed ? fixed.bandwidth() : median;
    PairDependence dependence = new PairDependence(Double.NaN, Double.NaN, Double.NaN);
    if (SensitivityAnalyzer.suffices(first.size(), first.goalReached())
        && bandwidth >= SMALLEST_BANDWIDTH) {
      dependence =
          PairDependence.of(
              GaussianFeatures.of(first.u(), bandwidth),
              GaussianFeatures.of(second.u(), bandwidth),
              Target.indicator(first.reached()));
    }
    return new PairIndex(
        first.hyperparameter().name(),
        second.hyperparameter().name(),
        first.size(),
        first.goalReached(),
        bandwidth,
        dependence.hsic(),
        dependence.excess(),
        dependence.pValue(),
        dependence.pValue());
  }

  private static PairIndex withAdjusted(PairIndex pair, double adjusted) {
    return new PairIndex(
        pair.first(),
        pair.second(),
        pair.active(),
        pair.goalReached(),
        pair.bandwidth(),
        pair.hsic(),
        pair.excess(),
        pair.pValue(),
        adjusted);
  }
}
