package org.hsicgpbo.surrogate;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * The covariance matrix of the observations and its Cholesky factor, with jitter only where it is
 * needed. In Java throughout: the double-precision kernels of the native library at hand are wrong
 * on some processors (docs/adr/0003).
 */
final class Covariance {
  private static final double FIRST_JITTER = 1e-10;
  private static final double LARGEST_JITTER = 1e-2;

  /** Symmetric by construction; the check must only not trip over rounding. */
  private static final double RELATIVE_SYMMETRY = 1e-12;

  /** A pivot below this share of the scale has lost its digits. */
  private static final double SMALLEST_PIVOT = 1e-15;

  private Covariance() {}

  /** σ_f² R + σ_n² I for the observations, both triangles filled. */
  static double[][] of(TrainingSet data, KernelParameters parameters) {
    int n = data.size();
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = parameters.signalVariance() + parameters.noiseVariance();
      for (int j = 0; j < i; j++) {
        double r2 = parameters.squaredDistance(data.inputs()[i], data.inputs()[j], data.groups());
        double k = parameters.signalVariance() * Matern52.correlation(r2);
        matrix[i][j] = k;
        matrix[j][i] = k;
      }
    }
    return matrix;
  }

  /**
   * The Cholesky factor; a matrix that is not positive definite in floating point gets a growing
   * multiple of its scale on the diagonal.
   *
   * @throws NonPositiveDefiniteMatrixException if even the largest jitter does not help
   */
  static CholeskyDecomposition factor(double[][] matrix, double scale) {
    double jitter = 0;
    while (true) {
      Array2DRowRealMatrix attempt = new Array2DRowRealMatrix(matrix, true);
      for (int i = 0; i < matrix.length; i++) {
        attempt.addToEntry(i, i, jitter * scale);
      }
      try {
        return new CholeskyDecomposition(attempt, RELATIVE_SYMMETRY, SMALLEST_PIVOT * scale);
      } catch (NonPositiveDefiniteMatrixException e) {
        jitter = jitter == 0 ? FIRST_JITTER : 10 * jitter;
        if (jitter > LARGEST_JITTER) {
          throw e;
        }
      }
    }
  }
}
