package org.hsicgpbo.surrogate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The covariance of the function at two inputs under {@link KernelParameters}, without noise, and
 * its derivatives. Holds a scratch array: one instance must not be used by two threads.
 */
final class ArdKernel {
  private final RadialKernel radial;
  private final int[] groups;
  private final double[] precision;
  private final double[] mainPrecision;
  private final double signal;
  private final double main;
  private final double[] squares;

  /** Whether every feature has a lengthscale of its own. */
  private final boolean separate;

  ArdKernel(KernelParameters parameters, int[] groups) {
    this.radial = parameters.radial();
    this.groups = groups;
    this.precision = inverseSquares(parameters.lengthscales());
    this.mainPrecision = inverseSquares(parameters.mainLengthscales());
    this.signal = parameters.signalVariance();
    this.main = mainPrecision.length == 0 ? 0 : parameters.mainVariance() / precision.length;
    this.squares = new double[precision.length];
    this.separate =
        groups.length == precision.length
            && IntStream.range(0, groups.length).allMatch(f -> groups[f] == f);
  }

  private static double[] inverseSquares(double[] lengthscales) {
    double[] inverse = new double[lengthscales.length];
    for (int g = 0; g < inverse.length; g++) {
      inverse[g] = 1 / (lengthscales[g] * lengthscales[g]);
    }
    return inverse;
  }

  /** k(a, b). */
  double value(double[] a, double[] b) {
    double value = signal * radial.correlation(squaredDistance(a, b));
    for (int g = 0; g < mainPrecision.length; g++) {
      value += main / (1 + 0.5 * squares[g] * mainPrecision[g]);
    }
    return value;
  }

  /** Fills the squares of each group and returns r². */
  private double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    if (separate) {
      for (int f = 0; f < squares.length; f++) {
        double difference = a[f] - b[f];
        squares[f] = difference * difference;
        sum += squares[f] * precision[f];
      }
      return sum;
    }
    Arrays.fill(squares, 0);
    for (int f = 0; f < groups.length; f++) {
      double difference = a[f] - b[f];
      squares[groups[f]] += difference * difference;
    }
    for (int g = 0; g < squares.length; g++) {
      sum += squares[g] * precision[g];
    }
    return sum;
  }

  /** Adds weight · ∂k(a, b)/∂a for every feature. */
  void addInputGradient(double[] a, double[] b, double weight, double[] gradient) {
    double slope = signal * radial.derivative(squaredDistance(a, b));
    for (int f = 0; f < groups.length; f++) {
      gradient[f] += weight * 2 * (a[f] - b[f]) * factor(f, slope);
    }
  }

  /** The same under two weights, with one look at the inputs. */
  void addInputGradients(
      double[] a,
      double[] b,
      double weight,
      double[] gradient,
      double otherWeight,
      double[] otherGradient) {
    double slope = signal * radial.derivative(squaredDistance(a, b));
    for (int f = 0; f < groups.length; f++) {
      double difference = a[f] - b[f];
      double factor = factor(f, slope);
      gradient[f] += weight * 2 * difference * factor;
      otherGradient[f] += otherWeight * 2 * difference * factor;
    }
  }

  /** The derivative of k by the square of a difference of features. */
  private double factor(int feature, double slope) {
    int g = groups[feature];
    double factor = slope * precision[g];
    return mainPrecision.length == 0 ? factor : factor + main * mainSlope(g) * mainPrecision[g];
  }

  /** Derivative of 1/(1 + r²/2) with respect to r² of the group. */
  private double mainSlope(int g) {
    double base = 1 + 0.5 * squares[g] * mainPrecision[g];
    return -0.5 / (base * base);
  }

  /**
   * Adds weight · ∂k/∂log θ for θ = ℓ_1 … ℓ_d, σ_f² and, after one place for the noise, m_1 … m_d,
   * σ_m².
   */
  void addParameterGradient(double[] a, double[] b, double weight, double[] gradient) {
    double r2 = squaredDistance(a, b);
    int d = precision.length;
    // ∂r²/∂log ℓ = −2 r_g².
    double slope = -2 * weight * signal * radial.derivative(r2);
    for (int g = 0; g < d; g++) {
      gradient[g] += slope * squares[g] * precision[g];
    }
    gradient[d] += weight * signal * radial.correlation(r2);
    for (int g = 0; g < mainPrecision.length; g++) {
      double scaled = squares[g] * mainPrecision[g];
      gradient[d + 2 + g] += -2 * weight * main * mainSlope(g) * scaled;
      gradient[2 * d + 2] += weight * main / (1 + 0.5 * scaled);
    }
  }
}
