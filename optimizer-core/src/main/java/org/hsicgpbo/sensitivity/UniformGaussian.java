package org.hsicgpbo.sensitivity;

import org.apache.commons.math3.special.Erf;

/** Integrals of the Gaussian kernel over the uniform distribution on [0,1], in closed form. */
final class UniformGaussian {
  private UniformGaussian() {}

  /** ∫₀¹ exp(−(u−x)²/2h²) dx = h√(π/2)·(erf((1−u)/(h√2)) + erf(u/(h√2))). */
  static double integral(double u, double bandwidth) {
    double scale = bandwidth * Math.sqrt(2);
    return bandwidth * Math.sqrt(Math.PI / 2) * (Erf.erf((1 - u) / scale) + Erf.erf(u / scale));
  }

  /** ∫₀¹∫₀¹ exp(−(u−x)²/2h²) dx du = h√(2π)·erf(1/(h√2)) − 2h²·(1 − exp(−1/2h²)). */
  static double doubleIntegral(double bandwidth) {
    return bandwidth * Math.sqrt(2 * Math.PI) * Erf.erf(1 / (bandwidth * Math.sqrt(2)))
        - 2 * bandwidth * bandwidth * -Math.expm1(-0.5 / (bandwidth * bandwidth));
  }
}
