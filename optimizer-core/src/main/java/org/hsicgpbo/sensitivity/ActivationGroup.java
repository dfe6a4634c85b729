package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.CostMeasure;
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
    int[] read = IntStream.concat(IntStream.of(index), IntStream.of(required)).toArray();
    SampleColumns columns = SampleColumns.of(sample, read, goal, measure);
    return of(
        sample.space().get(index), columns, 0, IntStream.rangeClosed(1, required.length).toArray());
  }

  /** The groups of all hyperparameters of the space, in its order, from one walk. */
  static List<ActivationGroup> all(TrialHistory sample, GoalIndicator goal, CostMeasure measure) {
    int[] every = IntStream.range(0, sample.space().dimensions()).toArray();
    SampleColumns columns = SampleColumns.of(sample, every, goal, measure);
    return IntStream.of(every)
        .mapToObj(i -> of(sample.space().get(i), columns, i, new int[] {i}))
        .toList();
  }

  /** Shares the columns where every trial is in the group. */
  private static ActivationGroup of(
      Hyperparameter hyperparameter, SampleColumns columns, int column, int[] required) {
    int[] active = columns.active(required);
    return new ActivationGroup(
            hyperparameter, columns.u(column), columns.reached(), columns.errors(), columns.costs())
        .only(active);
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
    return only(IntStream.range(0, size()).filter(i -> !Double.isNaN(costs[i])).toArray());
  }

  private ActivationGroup only(int[] indices) {
    if (indices.length == size()) {
      return this;
    }
    boolean[] kept = new boolean[indices.length];
    for (int j = 0; j < indices.length; j++) {
      kept[j] = reached[indices[j]];
    }
    return new ActivationGroup(
        hyperparameter, pick(u, indices), kept, pick(errors, indices), pick(costs, indices));
  }

  /**
   * Mid-ranks on (0,1): (rank − ½)/n, ties sharing their mean rank. Ranks of the cost are those of
   * its logarithm.
   */
  static double[] unitRanks(double[] values) {
    // Adding 0 turns −0 into 0, which the search tells apart though they are equal.
    double[] plain = Arrays.stream(values).map(value -> value + 0.0).toArray();
    double[] sorted = BucketSort.sorted(plain);
    double[] ranks = new double[sorted.length];
    int first = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[first]) {
        // Ranks from 1: the mean of first + 1 … i.
        Arrays.fill(ranks, first, i, (0.5 * (first + 1 + i) - 0.5) / sorted.length);
        first = i;
      }
    }
    return Arrays.stream(plain).map(value -> ranks[Arrays.binarySearch(sorted, value)]).toArray();
  }

  private static double[] pick(double[] values, int[] indices) {
    return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
  }
}
