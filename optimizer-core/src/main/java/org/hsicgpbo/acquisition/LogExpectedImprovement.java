package org.hsicgpbo.acquisition;

import org.hsicgpbo.surrogate.GaussianProcess;

/**
 * The logarithm of expected improvement below a best value, log(σ h(z)) with h(z) = φ(z) + z Φ(z)
 * and z = (best − mean)/σ, in the form that stays finite far from any improvement (Ament et al.
 * 2023, "Unexpected improvements to expected improvement", eq. 9).
 */
public final class LogExpectedImprovement {
  private static final double HALF_LOG_HALF_PI = 0.5 * Math.log(Math.PI / 2);

  /**
   * Below this the difference in h loses its digits and its expansion −2 log|z| is exact in double
   * precision.
   */
  private static final double ASYMPTOTIC = -1e6;

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
      return Math.log(h(z));
    }
    if (z > ASYMPTOTIC) {
      double product =
          Math.log(StandardNormal.scaledComplementaryError(-z / Math.sqrt(2)) * -z)
              + HALF_LOG_HALF_PI;
      return StandardNormal.logDensity(z) + log1mexp(product);
    }
    return StandardNormal.logDensity(z) - 2 * Math.log(-z);
  }

  /** Derivative of log h(z): Φ(z)/h(z), about −z far from any improvement. */
  static double logHSlope(double z) {
    if (z > -1) {
      return StandardNormal.cumulative(z) / h(z);
    }
    if (z > ASYMPTOTIC) {
      return Math.exp(StandardNormal.logCumulative(z) - logH(z));
    }
    return -z;
  }

  /** h where its terms don't cancel. */
  private static double h(double z) {
    return Math.exp(StandardNormal.logDensity(z)) + z * StandardNormal.cumulative(z);
  }

  /** log(1 − exp(x)) for x below 0 (Mächler 2012). */
  private static double log1mexp(double x) {
    return x > -LOG_TWO ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
  }
}
