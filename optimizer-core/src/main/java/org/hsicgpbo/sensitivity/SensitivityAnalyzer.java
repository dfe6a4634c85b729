package org.hsicgpbo.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Ranks hyperparameters by how much they decide whether a trial reaches the goal, and by how much
 * they decide its cost.
 *
 * <p>For each hyperparameter, among the trials in which it is active: S_{X,Y} of Novello et al.
 * 2023 with a Gaussian kernel on U; its normalised form R²; its standard error; a p-value of
 * independence, corrected over all hyperparameters; and the same against the ranks of the cost. How
 * each is computed, {@link AnalysisSettings} say; the formulas are in docs/method.md.
 *
 * <p>The sample must be drawn at random from the space; trials that a search chose would show the
 * search, not the problem. Samples too small for a figure give NaN and a note, never an exception.
 */
public final class SensitivityAnalyzer {
  /** The least trials in a group for a figure to mean something. */
  static final int SMALLEST_GROUP = 20;

  /** The least trials of a group that must reach the goal. */
  public static final int FEWEST_REACHED = 5;

  private static final long GOAL_PURPOSE = 31;

  private final Goal goal;
  private final CostMeasure cost;
  private final long seed;
  private final AnalysisSettings settings;

  /** An analyzer with {@link AnalysisSettings#defaults()}. */
  public SensitivityAnalyzer(Goal goal, CostMeasure cost, long seed) {
    this(goal, cost, seed, AnalysisSettings.defaults());
  }

  /**
   * An analyzer.
   *
   * @param goal what Z stands for
   * @param cost the cost to explain
   * @param seed of the permutations; equal seeds give equal reports
   * @param settings estimator, bandwidth, p-values, correction
   */
  public SensitivityAnalyzer(Goal goal, CostMeasure cost, long seed, AnalysisSettings settings) {
    this.goal = goal;
    this.cost = cost;
    this.seed = seed;
    this.settings = settings;
  }

  /** The report on randomly drawn trials, such as those of a warm-up. */
  public SensitivityReport analyze(TrialHistory sample) {
    GoalIndicator indicator = indicator(goal, sample);
    List<ActivationGroup> groups = ActivationGroup.all(sample, indicator, cost);
    List<HsicIndex> indices = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      indices.add(index(groups.get(i), i, indicator.threshold()));
    }
    List<HsicIndex> corrected = new ArrayList<>(correct(indices));
    corrected.sort(
        Comparator.comparing((HsicIndex index) -> Double.isNaN(index.hsic()))
            .thenComparing(Comparator.comparingDouble(HsicIndex::hsic).reversed()));
    return new SensitivityReport(
        sample.size(),
        goal,
        indicator.threshold(),
        indicator.count(),
        cost,
        corrected,
        SampleNotes.about(sample, goal, indicator, cost, groups));
  }

  /**
   * The fewest trials with which a share of best or worst trials is large enough for indices; for a
   * threshold, which any number may reach, the fewest of all.
   */
  public static int smallestSample(Goal goal) {
    double share =
        goal instanceof Goal.Best best
            ? best.quantile()
            : goal instanceof Goal.Worst worst ? worst.quantile() : 1;
    // The goal is reached by the share rounded up, so one less than the fewest must be exceeded.
    return Math.max(SMALLEST_GROUP, (int) Math.floor((FEWEST_REACHED - 1) / share + 1e-9) + 1);
  }

  /** Z of the trials. */
  static GoalIndicator indicator(Goal goal, TrialHistory sample) {
    return GoalIndicator.of(
        goal, sample.trials().stream().mapToDouble(FinishedTrial::errorOrWorst).toArray());
  }

  /** Whether a group suffices for figures on the goal. */
  static boolean suffices(int active, int reached) {
    return active >= SMALLEST_GROUP && reached >= FEWEST_REACHED && reached < active;
  }

  private HsicIndex index(ActivationGroup group, int position, double threshold) {
    GoalDependence onGoal = GoalDependence.of(group, goal, threshold, settings, random(position));
    OutputDependence onCost = OutputDependence.ofCost(group);
    return new HsicIndex(
        group.hyperparameter().name(),
        group.size(),
        group.goalReached(),
        onGoal.bandwidth(),
        onGoal.estimate().hsic(),
        onGoal.estimate().r2(),
        onGoal.estimate().standardError(),
        onGoal.pValue(),
        onGoal.pValue(),
        onCost.estimate().hsic(),
        onCost.estimate().r2(),
        onCost.pValue());
  }

  private SplittableRandom random(int position) {
    return new SplittableRandom(TrialSeeds.derive(seed, GOAL_PURPOSE, position));
  }

  private List<HsicIndex> correct(List<HsicIndex> indices) {
    double[] onGoal =
        settings.correction().adjust(indices.stream().mapToDouble(HsicIndex::pValue).toArray());
    double[] onCost =
        settings.correction().adjust(indices.stream().mapToDouble(HsicIndex::costPValue).toArray());
    return IntStream.range(0, indices.size())
        .mapToObj(i -> withAdjusted(indices.get(i), onGoal[i], onCost[i]))
        .toList();
  }

  private static HsicIndex withAdjusted(HsicIndex index, double onGoal, double onCost) {
    return new HsicIndex(
        index.hyperparameter(),
        index.active(),
        index.goalReached(),
        index.bandwidth(),
        index.hsic(),
        index.r2(),
        index.standardError(),
        index.pValue(),
        onGoal,
        index.costHsic(),
        index.costR2(),
        onCost);
  }
}
