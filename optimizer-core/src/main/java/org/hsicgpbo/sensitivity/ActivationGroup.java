package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * The trials in which one hyperparameter is active; a hyperparameter is compared among these only
 * (Novello et al. 2023, problem of conditional hyperparameters).
 */
final class ActivationGroup {
  private final Hyperparameter hyperparameter;
  private final double[] u;
  private final boolean[] reached;
  private final double[] errors;
  private final double[] costs;

  private ActivationGroup(
      Hyperparameter hyperparameter,
      double[] u,
      boolean[] reached,
      double[] errors,
      double[] costs) {
    this.hyperparameter = hyperparameter;
    this.u = u;
    this.reached = reached;
    this.errors = errors;
    this.costs = costs;
  }

  /** The group of the hyperparameter at the index of the space. */
  static ActivationGroup of(
      TrialHistory sample, int index, GoalIndicator goal, CostMeasure measure) {
    return of(sample, index, goal, measure, new int[] {index});
  }

  /** Its trials in which all the hyperparameters at the required indices are active. */
  static ActivationGroup of(
      TrialHistory sample, int index, GoalIndicator goal, CostMeasure measure, int[] required) {
    List<FinishedTrial> trials = sample.trials();
    int[] active =
        IntStream.range(0, trials.size())
            .filter(
                i ->
                    IntStream.of(required)
                        .allMatch(trials.get(i).trial().suggestion().point()::isActive))
            .toArray();
    boolean[] reached = new boolean[active.length];
    for (int j = 0; j < active.length; j++) {
      reached[j] = goal.reached(active[j]);
    }
    return new ActivationGroup(
        sample.space().get(index),
        IntStream.of(active)
            .mapToDouble(i -> trials.get(i).trial().suggestion().point().get(index))
            .toArray(),
        reached,
        IntStream.of(active).mapToDouble(i -> trials.get(i).errorOrWorst()).toArray(),
        IntStream.of(active).mapToDouble(i -> cost(trials.get(i), measure)).toArray());
  }

  /**
   * The cost, NaN where it says nothing: not known, not above 0, or the seconds of a training that
   * a failure cut short.
   */
  static double cost(FinishedTrial trial, CostMeasure measure) {
    boolean cutShort = measure == CostMeasure.SECONDS && trial.completed().isEmpty();
    double cost = measure.of(trial.outcome().cost());
    return cutShort || !(cost > 0) || Double.isInfinite(cost) ? Double.NaN : cost;
  }

  Hyperparameter hyperparameter() {
    return hyperparameter;
  }

  /** The coordinates; not to be changed, as the other arrays. */
  double[] u() {
    return u;
  }

  /** Z, its threshold taken over the whole sample. */
  boolean[] reached() {
    return reached;
  }

  /** The errors, +∞ where failed. */
  double[] errors() {
    return errors;
  }

  /** The costs, NaN where not known. */
  double[] costs() {
    return costs;
  }

  int size() {
    return u.length;
  }

  int goalReached() {
    return (int) IntStream.range(0, reached.length).filter(i -> reached[i]).count();
  }

  /** The trials of the group whose cost is known. */
  ActivationGroup withKnownCost() {
    int[] known = IntStream.range(0, size()).filter(i -> !Double.isNaN(costs[i])).toArray();
    boolean[] kept = new boolean[known.length];
    for (int j = 0; j < known.length; j++) {
      kept[j] = reached[known[j]];
    }
    return new ActivationGroup(
        hyperparameter, pick(u, known), kept, pick(errors, known), pick(costs, known));
  }

  /**
   * Mid-ranks on (0,1): (rank − ½)/n, ties sharing their mean rank. Ranks of the cost are those of
   * its logarithm.
   */
  static double[] unitRanks(double[] values) {
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = (ranks[i] - 0.5) / ranks.length;
    }
    return ranks;
  }

  private static double[] pick(double[] values, int[] indices) {
    return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
  }
}
