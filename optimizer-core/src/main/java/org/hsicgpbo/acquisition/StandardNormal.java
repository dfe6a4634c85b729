package org.hsicgpbo.acquisition;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.ContinuedFraction;

/** φ and Φ of the standard normal distribution, and their logarithms where they would underflow. */
final class StandardNormal {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** From here on the continued fraction of erfcx converges in few terms. */
  private static final double FRACTION_FROM = 3;

  private StandardNormal() {}

  /** log φ(z). */
  static double logDensity(double z) {
    return -0.5 * z * z - HALF_LOG_TWO_PI;
  }

  /** Φ(z), with few digits far below 0. */
  static double cumulative(double z) {
    return 0.5 * Erf.erfc(-z / Math.sqrt(2));
  }

  /** log Φ(z), finite far below 0 too. */
  static double logCumulative(double z) {
    if (z > -1) {
      return Math.log1p(-cumulative(-z));
    }
    return Math.log(0.5 * scaledComplementaryError(-z / Math.sqrt(2))) - 0.5 * z * z;
  }

  /** exp(x²) erfc(x) for x above 0; by its continued fraction where erfc would underflow. */
  static double scaledComplementaryError(double x) {
    if (x < FRACTION_FROM) {
      return Math.exp(x * x) * Erf.erfc(x);
    }
    // √π erfcx(x) = 1/(x + (1/2)/(x + (2/2)/(x + …)))
    ContinuedFraction fraction =
        new ContinuedFraction() {
          @Override
          protected double getA(int n, double at) {
            return at;
          }

          @Override
          protected double getB(int n, double at) {
            return n / 2.0;
          }
        };
    return 1 / (Math.sqrt(Math.PI) * fraction.evaluate(x, 1e-15, 10_000));
  }
}
