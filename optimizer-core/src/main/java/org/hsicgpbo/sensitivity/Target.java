package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * What the inputs are compared with: one number for each trial, with the linear kernel. For the
 * goal it is Z, 1 where a trial reaches it and 0 elsewhere.
 */
final class Target {
  private final double[] weights;
  private final double sum;
  private final double sumOfSquares;

  private final boolean isIndicator;

  private Target(double[] weights) {
    this.weights = weights;
    this.sum = Arrays.stream(weights).sum();
    this.isIndicator = Arrays.stream(weights).allMatch(w -> w == 0 || w == 1);
    this.sumOfSquares = isIndicator ? sum : Arrays.stream(weights).map(w -> w * w).sum();
  }

  /** Z. */
  static Target indicator(boolean[] reached) {
    double[] weights = new double[reached.length];
    for (int i = 0; i < reached.length; i++) {
      weights[i] = reached[i] ? 1 : 0;
    }
    return new Target(weights);
  }

  /** The weights of a group's trials by their distance from the threshold of the goal. */
  static Target of(ActivationGroup group, Goal goal, double threshold, TargetWeighting weighting) {
    if (weighting instanceof TargetWeighting.Indicator) {
      return indicator(group.reached());
    }
    double deviation =
        new StandardDeviation()
            .evaluate(Arrays.stream(group.errors()).filter(Double::isFinite).toArray());
    double sign = goal instanceof Goal.Worst ? -1 : 1;
    double finiteThreshold =
        Double.isFinite(threshold)
            ? threshold
            : Arrays.stream(group.errors()).filter(Double::isFinite).max().orElse(0);
    return new Target(
        Arrays.stream(group.errors())
            .map(e -> weighting.weight(distance(sign * (e - finiteThreshold), deviation)))
            .toArray());
  }

  /** In standard deviations; 0/0, for equal errors, is no distance. */
  private static double distance(double difference, double deviation) {
    return difference == 0 ? 0 : difference / deviation;
  }

  /** Any finite numbers; copied. */
  static Target of(double[] weights) {
    return new Target(weights.clone());
  }

  /** How many trials. */
  int n() {
    return weights.length;
  }

  /** The numbers; not to be changed. */
  double[] weights() {
    return weights;
  }

  /** Whether all numbers are 0 or 1, and so their own squares. */
  boolean isIndicator() {
    return isIndicator;
  }

  /** Their squares. */
  double[] squares() {
    return Arrays.stream(weights).map(w -> w * w).toArray();
  }

  double sum() {
    return sum;
  }

  double sumOfSquares() {
    return sumOfSquares;
  }

  double mean() {
    return sum / n();
  }

  /** The variance with divisor n; p(1−p) for Z. */
  double variance() {
    return Math.max(0, sumOfSquares / n() - mean() * mean());
  }

  /** The U-statistic of HSIC of the target with itself. */
  double unbiasedSelfHsic() {
    double cubes = Arrays.stream(weights).map(w -> w * w * w).sum();
    double fourths = Arrays.stream(weights).map(w -> w * w * w * w).sum();
    double offDiagonal = sum * sum - sumOfSquares;
    return KernelMoments.unbiased(
        n(),
        sumOfSquares * sumOfSquares - fourths,
        offDiagonal * offDiagonal,
        sum * sum * sumOfSquares - 2 * sum * cubes + fourths);
  }

  /** The numbers as features of length 1. */
  FeatureMatrix features() {
    return FeatureMatrix.linear(weights);
  }
}
