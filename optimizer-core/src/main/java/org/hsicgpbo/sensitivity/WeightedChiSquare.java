package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * Q = Σⱼ λⱼ χ²₁(δⱼ), a weighted sum of independent chi-squared variables of one degree of freedom
 * and noncentralities δⱼ.
 *
 * <p>Tail probabilities invert the moment generating function M(s) as Imhof (1961) does, but along
 * a contour through the saddlepoint c of M(s)e^(−sx)/s that bends away from the imaginary axis
 * (Rice 1980; Helstrom and Ritcey 1985): s = c + a·t² + i·t. On it the integrand falls like a
 * Gaussian, so that the trapezoidal rule converges exponentially and small tails keep their
 * relative accuracy.
 */
final class WeightedChiSquare {
  /** Relative accuracy at which halving the step stops. */
  private static final double TOLERANCE = 1e-11;

  private static final int MOST_HALVINGS = 12;

  /** The integrand is negligible once below this share of its first value. */
  private static final double NEGLIGIBLE = 1e-17;

  private final double[] weights;
  private final double[] noncentralities;

  /**
   * The distribution.
   *
   * @param weights λⱼ, above 0, at least one
   * @param noncentralities δⱼ, not below 0, as many
   */
  WeightedChiSquare(double[] weights, double[] noncentralities) {
    this.weights = weights.clone();
    this.noncentralities = noncentralities.clone();
  }

  /** The central distribution. */
  WeightedChiSquare(double[] weights) {
    this(weights, new double[weights.length]);
  }

  /** E Q. */
  double mean() {
    double mean = 0;
    for (int j = 0; j < weights.length; j++) {
      mean += weights[j] * (1 + noncentralities[j]);
    }
    return mean;
  }

  /** P(Q &gt; x). */
  double upperTail(double x) {
    if (!(x > 0)) {
      return 1;
    }
    double greatest = Arrays.stream(weights).max().orElseThrow();
    return x > mean() ? integral(x, 0, 0.5 / greatest) : 1 - integral(x, lowest(x), 0);
  }

  /** x with P(Q &gt; x) = probability, by bisection. */
  double upperQuantile(double probability) {
    double low = 0;
    double high = mean();
    while (upperTail(high) > probability) {
      high *= 2;
    }
    for (int step = 0; step < 45; step++) {
      double middle = 0.5 * (low + high);
      if (upperTail(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** A point left of the saddlepoint: there the slope of the exponent is negative. */
  private double lowest(double x) {
    double low = -1 / x;
    while (slope(low, x) > 0) {
      low *= 2;
    }
    return low;
  }

  /** |1/2πi ∫ M(s)e^(−sx)/s ds| along the contour whose saddlepoint lies between the bounds. */
  private double integral(double x, double low, double high) {
    double c = saddlepoint(x, low, high);
    double curvature = derivative(c, 2);
    double bend = Math.max(derivative(c, 3) / (6 * curvature), 0.05 * Math.sqrt(curvature));
    double step = 1 / Math.sqrt(curvature);
    double first = exponentAt(c, x);
    double sum = trapezoid(c, bend, x, step, 0, first) + 0.5 * integrand(c, bend, x, 0, first);
    double previous = Double.NaN;
    double value = sum * step;
    for (int halving = 0;
        halving < MOST_HALVINGS && !(Math.abs(value - previous) <= TOLERANCE * Math.abs(value));
        halving++) {
      previous = value;
      sum += trapezoid(c, bend, x, step, 0.5, first);
      step /= 2;
      value = sum * step;
    }
    return Math.min(1, Math.max(0, Math.abs(value) * Math.exp(first) / Math.PI));
  }

  /** The integrand at (k + shift)·step, k = 1, 2, …, or from k = 0 if shifted. */
  private double trapezoid(
      double c, double bend, double x, double step, double shift, double scale) {
    double sum = 0;
    for (int k = shift > 0 ? 0 : 1; ; k++) {
      sum += integrand(c, bend, x, (k + shift) * step, scale);
      if (!(magnitude(c, bend, x, (k + shift) * step, scale) > NEGLIGIBLE)) {
        return sum;
      }
    }
  }

  private double saddlepoint(double x, double low, double high) {
    double left = low;
    double right = high;
    for (int step = 0; step < 200 && right - left > 1e-12 * Math.abs(right + left); step++) {
      double middle = 0.5 * (left + right);
      if (slope(middle, x) > 0) {
        right = middle;
      } else {
        left = middle;
      }
    }
    return 0.5 * (left + right);
  }

  /** The exponent log M(c) − cx − log|c| on the real axis. */
  private double exponentAt(double c, double x) {
    double sum = -c * x - Math.log(Math.abs(c));
    for (int j = 0; j < weights.length; j++) {
      double denominator = 1 - 2 * c * weights[j];
      sum += noncentralities[j] * c * weights[j] / denominator - 0.5 * Math.log(denominator);
    }
    return sum;
  }

  private double slope(double c, double x) {
    double sum = -x - 1 / c;
    for (int j = 0; j < weights.length; j++) {
      double denominator = 1 - 2 * c * weights[j];
      sum += weights[j] / denominator * (1 + noncentralities[j] / denominator);
    }
    return sum;
  }

  /** The second or third derivative of the exponent. */
  private double derivative(double c, int order) {
    double sum = order == 2 ? 1 / (c * c) : -2 / (c * c * c);
    for (int j = 0; j < weights.length; j++) {
      double ratio = weights[j] / (1 - 2 * c * weights[j]);
      double shift = noncentralities[j] / (1 - 2 * c * weights[j]);
      sum +=
          order == 2
              ? 2 * ratio * ratio * (1 + 2 * shift)
              : 8 * ratio * ratio * ratio * (1 + 3 * shift);
    }
    return sum;
  }

  private double magnitude(double c, double bend, double x, double t, double scale) {
    return Math.exp(logIntegrand(c, bend, x, t)[0] - scale) * Math.hypot(2 * bend * t, 1);
  }

  /** Im[M(s)e^(−sx)/s · ds/dt]/e^scale. */
  private double integrand(double c, double bend, double x, double t, double scale) {
    double[] logarithm = logIntegrand(c, bend, x, t);
    double size = Math.exp(logarithm[0] - scale);
    double real = size * Math.cos(logarithm[1]);
    double imaginary = size * Math.sin(logarithm[1]);
    return imaginary * 2 * bend * t + real;
  }

  /** Real and imaginary part of log(M(s)e^(−sx)/s). */
  private double[] logIntegrand(double c, double bend, double x, double t) {
    double re = c + bend * t * t;
    double real = -re * x - Math.log(Math.hypot(re, t));
    double imaginary = -t * x - Math.atan2(t, re);
    for (int j = 0; j < weights.length; j++) {
      double denominatorRe = 1 - 2 * re * weights[j];
      double denominatorIm = -2 * t * weights[j];
      double square = denominatorRe * denominatorRe + denominatorIm * denominatorIm;
      real -= 0.25 * Math.log(square);
      imaginary -= 0.5 * Math.atan2(denominatorIm, denominatorRe);
      // s·λ/(1 − 2sλ) = (1/(1 − 2sλ) − 1)/2.
      real += 0.5 * noncentralities[j] * (denominatorRe / square - 1);
      imaginary -= 0.5 * noncentralities[j] * denominatorIm / square;
    }
    return new double[] {real, imaginary};
  }
}
