package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * Z, the indicator of the goal, for a sample of errors.
 *
 * <p>For the best share p of n errors the threshold is the ⌈p·n⌉-th lowest error, and all errors
 * not above it reach the goal, ties included; so m, their number, can exceed p·n. An infinite error
 * (a failed trial) never reaches a goal of low errors, and always that of high ones.
 */
final class GoalIndicator {

  /** Takes p·n for a whole number when rounding alone lifted it above: 0.07·100 is 7. */
  private static final double ROUNDING = 1e-9;

  private final boolean[] reached;
  private final double threshold;
  private final int count;

  private GoalIndicator(boolean[] reached, double threshold, int count) {
    this.reached = reached;
    this.threshold = threshold;
    this.count = count;
  }

  /**
   * Z for the goal.
   *
   * @param errors one for each trial, lower is better; +∞ for a failed trial, never NaN
   */
  static GoalIndicator of(Goal goal, double[] errors) {
    double threshold = threshold(goal, errors);
    boolean[] reached = new boolean[errors.length];
    int count = 0;
    for (int i = 0; i < errors.length; i++) {
      reached[i] =
          goal instanceof Goal.Worst
              ? errors[i] >= threshold
              : errors[i] <= threshold && Double.isFinite(errors[i]);
      count += reached[i] ? 1 : 0;
    }
    return new GoalIndicator(reached, count == 0 ? Double.NaN : threshold, count);
  }

  /** Z of the trial at the index. */
  boolean reached(int index) {
    return reached[index];
  }

  /** The error at which the goal ends; NaN if no trial reaches it. */
  double threshold() {
    return threshold;
  }

  /** m, how many trials reach the goal. */
  int count() {
    return count;
  }

  private static double threshold(Goal goal, double[] errors) {
    if (goal instanceof Goal.Below below) {
      return below.threshold();
    }
    double[] sorted = BucketSort.sorted(errors);
    if (sorted.length == 0) {
      return Double.NaN;
    }
    if (goal instanceof Goal.Worst worst) {
      return sorted[sorted.length - rank(worst.quantile(), sorted.length)];
    }
    double kth = sorted[rank(((Goal.Best) goal).quantile(), sorted.length) - 1];
    return Double.isFinite(kth) ? kth : greatestFinite(sorted);
  }

  private static int rank(double share, int n) {
    return Math.max(1, (int) Math.ceil(share * n - ROUNDING));
  }

  private static double greatestFinite(double[] sorted) {
    return Arrays.stream(sorted).filter(Double::isFinite).max().orElse(Double.NaN);
  }
}
