package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Features of the Gaussian kernel k(u,u') = exp(−(u−u')²/2h²) on [0,1].
 *
 * <p>The kernel is interpolated at R Chebyshev points in each argument, k(u,u') ≈ T(u)ᵀ A T(u')
 * with the Chebyshev polynomials T₀…T_{R−1} on [0,1] and the R×R matrix A of coefficients, which is
 * positive semidefinite because it is congruent to the kernel matrix of the points. With A = Q Λ Qᵀ
 * the features are φ(u) = Λ^½ Qᵀ T(u), of which those with a negligible eigenvalue are dropped.
 * Coefficients of an entire function fall faster than exponentially (Trefethen 2013, "Approximation
 * Theory and Approximation Practice", theorem 8.2), so R is short: 24 at the median bandwidth.
 */
final class GaussianFeatures {
  /** Coefficients below it are rounding; the largest is about 1. */
  private static final double NEGLIGIBLE = 1e-15;

  private static final int FIRST_SIZE = 16;

  /** Below it the expansion grows past what pays. */
  private static final double SMALLEST_BANDWIDTH = 0.02;

  private GaussianFeatures() {}

  /**
   * The features of the points.
   *
   * @param points in [0,1]
   * @param bandwidth h, above 0
   */
  static FeatureMatrix of(double[] points, double bandwidth) {
    return bandwidth < SMALLEST_BANDWIDTH
        ? fromKernelMatrix(points, bandwidth)
        : fromExpansion(points, bandwidth);
  }

  private static FeatureMatrix fromExpansion(double[] points, double bandwidth) {
    double[][] projection = SymmetricMatrices.factor(coefficients(bandwidth));
    int size = projection.length;
    int rank = projection[0].length;
    double[] values = new double[points.length * rank];
    double[] chebyshev = new double[size];
    for (int i = 0; i < points.length; i++) {
      polynomials(points[i], chebyshev);
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < rank; k++) {
          values[i * rank + k] += chebyshev[j] * projection[j][k];
        }
      }
    }
    return new FeatureMatrix(points.length, rank, values);
  }

  /** T₀…T_{R−1} at the point, by their three-term recurrence. */
  private static void polynomials(double point, double[] chebyshev) {
    double x = 2 * point - 1;
    chebyshev[0] = 1;
    chebyshev[1] = x;
    for (int j = 2; j < chebyshev.length; j++) {
      chebyshev[j] = 2 * x * chebyshev[j - 1] - chebyshev[j - 2];
    }
  }

  /** The matrix A, of the smallest tried size whose last rows are negligible. */
  private static RealMatrix coefficients(double bandwidth) {
    int size = FIRST_SIZE;
    RealMatrix coefficients = coefficients(bandwidth, size);
    while (tail(coefficients) > NEGLIGIBLE) {
      size += size / 2;
      coefficients = coefficients(bandwidth, size);
    }
    return coefficients;
  }

  private static RealMatrix coefficients(double bandwidth, int size) {
    RealMatrix kernel = new Array2DRowRealMatrix(size, size);
    RealMatrix transform = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        kernel.setEntry(i, j, gaussian(node(i, size) - node(j, size), bandwidth));
        transform.setEntry(
            i, j, (i == 0 ? 1.0 : 2.0) / size * Math.cos(i * Math.PI * (j + 0.5) / size));
      }
    }
    return transform.multiply(kernel).multiply(transform.transpose());
  }

  private static double node(int j, int size) {
    return 0.5 * (1 + Math.cos(Math.PI * (j + 0.5) / size));
  }

  private static double tail(RealMatrix coefficients) {
    int size = coefficients.getRowDimension();
    double greatest = 0;
    for (int i = size - 2; i < size; i++) {
      greatest = Math.max(greatest, coefficients.getRowVector(i).getLInfNorm());
    }
    return greatest;
  }

  private static FeatureMatrix fromKernelMatrix(double[] points, double bandwidth) {
    int n = points.length;
    RealMatrix kernel = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel.setEntry(i, j, gaussian(points[i] - points[j], bandwidth));
      }
    }
    double[][] factor = SymmetricMatrices.factor(kernel);
    double[] values = Arrays.stream(factor).flatMapToDouble(Arrays::stream).toArray();
    return new FeatureMatrix(n, factor[0].length, values);
  }

  private static double gaussian(double difference, double bandwidth) {
    double scaled = difference / bandwidth;
    return Math.exp(-0.5 * scaled * scaled);
  }
}
