package org.hsicgpbo.surrogate;

import org.apache.commons.math3.stat.StatUtils;

/**
 * Brings errors to mean 0 and variance 1, as they are or by their logarithm.
 *
 * @param logarithmic whether the logarithm is taken first
 * @param mean mean after it
 * @param deviation standard deviation after it, above 0
 */
public record Warping(boolean logarithmic, double mean, double deviation) {

  /**
   * Errors are compared no finer than this share of the largest one, so that a zero has a
   * logarithm.
   */
  private static final double SMALLEST_SHARE = 1e-12;

  /** The warping of finite values; constant values are only shifted. */
  public static Warping of(boolean logarithmic, double[] values) {
    double[] moved = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      moved[i] = logarithmic ? Math.log(values[i]) : values[i];
    }
    double deviation = Math.sqrt(StatUtils.populationVariance(moved));
    return new Warping(
        logarithmic,
        StatUtils.mean(moved),
        deviation > 0 && Double.isFinite(deviation) ? deviation : 1);
  }

  /** Whether the values have usable logarithms: all above 0, none vanishing against the largest. */
  public static boolean hasLogarithms(double[] values) {
    return StatUtils.min(values) > SMALLEST_SHARE * StatUtils.max(values);
  }

  /** The warped value. */
  public double apply(double value) {
    return ((logarithmic ? Math.log(value) : value) - mean) / deviation;
  }

  /** Σ log |d warped / d value|: what the density of the values gains by the warping. */
  public double logJacobian(double[] values) {
    double sum = -values.length * Math.log(deviation);
    if (logarithmic) {
      for (double value : values) {
        sum -= Math.log(value);
      }
    }
    return sum;
  }
}
