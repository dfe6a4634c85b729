package org.hsicgpbo.acquisition;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.ContinuedFraction;
import org.hsicgpbo.surrogate.GaussianProcess;

/**
 * The logarithm of expected improvement below a best value, log(σ h(z)) with h(z) = φ(z) + z Φ(z)
 * and z = (best − mean)/σ, in the form that stays finite far from any improvement (Ament et al.
 * 2023, "Unexpected improvements to expected improvement", eq. 9).
 */
public final class LogExpectedImprovement {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double HALF_LOG_HALF_PI = 0.5 * Math.log(Math.PI / 2);

  /**
   * Below this the difference in h loses its digits and its expansion −2 log|z| is exact in double
   * precision.
   */
  private static final double ASYMPTOTIC = -1e6;

  /** From here on the continued fraction of erfcx converges in few terms. */
  private static final double FRACTION_FROM = 3;

  private static final double LOG_TWO = Math.log(2);

  private LogExpectedImprovement() {}

  /** log E[max(0, best − f)] for f normal as predicted; f is minimised. */
  public static double of(GaussianProcess.Prediction prediction, double best) {
    double deviation = prediction.standardDeviation();
    return Math.log(deviation) + logH((best - prediction.mean()) / deviation);
  }

  /** log(φ(z) + z Φ(z)). */
  static double logH(double z) {
    if (z > -1) {
      double density = Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI);
      return Math.log(density + z * 0.5 * Erf.erfc(-z / Math.sqrt(2)));
    }
    if (z > ASYMPTOTIC) {
      double product =
          Math.log(scaledComplementaryError(-z / Math.sqrt(2)) * -z) + HALF_LOG_HALF_PI;
      return -0.5 * z * z - HALF_LOG_TWO_PI + log1mexp(product);
    }
    return -0.5 * z * z - HALF_LOG_TWO_PI - 2 * Math.log(-z);
  }

  /** Derivative of log h(z): Φ(z)/h(z), about −z far from any improvement. */
  static double logHSlope(double z) {
    if (z > -1) {
      double cumulative = 0.5 * Erf.erfc(-z / Math.sqrt(2));
      double density = Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI);
      return cumulative / (density + z * cumulative);
    }
    if (z > ASYMPTOTIC) {
      double logCumulative =
          Math.log(scaledComplementaryError(-z / Math.sqrt(2))) - LOG_TWO - 0.5 * z * z;
      return Math.exp(logCumulative - logH(z));
    }
    return -z;
  }

  /** log(1 − exp(x)) for x below 0 (Mächler 2012). */
  private static double log1mexp(double x) {
    return x > -LOG_TWO ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
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
