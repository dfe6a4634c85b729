package org.hsicgpbo.surrogate;

import smile.math.blas.UPLO;
import smile.math.matrix.Matrix;

/**
 * The covariance matrix of the observations and its Cholesky factor, with jitter only where it is
 * needed.
 */
final class Covariance {
  private static final double FIRST_JITTER = 1e-10;
  private static final double LARGEST_JITTER = 1e-2;

  private Covariance() {}

  /** σ_f² R + σ_n² I for the observations, both triangles filled. */
  static Matrix of(TrainingSet data, KernelParameters parameters) {
    int n = data.size();
    Matrix matrix = new Matrix(n, n);
    for (int i = 0; i < n; i++) {
      matrix.set(i, i, parameters.signalVariance() + parameters.noiseVariance());
      for (int j = 0; j < i; j++) {
        double r2 = parameters.squaredDistance(data.inputs()[i], data.inputs()[j], data.groups());
        double k = parameters.signalVariance() * Matern52.correlation(r2);
        matrix.set(i, j, k);
        matrix.set(j, i, k);
      }
    }
    return matrix;
  }

  /**
   * The Cholesky factor; a matrix that is not positive definite in floating point gets a growing
   * multiple of its scale on the diagonal.
   *
   * @throws ArithmeticException if even the largest jitter does not help, as with NaN
   */
  static Matrix.Cholesky factor(Matrix matrix, double scale) {
    double jitter = 0;
    while (true) {
      Matrix attempt = matrix.clone();
      for (int i = 0; i < attempt.nrows(); i++) {
        attempt.add(i, i, jitter * scale);
      }
      attempt.uplo(UPLO.LOWER);
      try {
        return attempt.cholesky(true);
      } catch (ArithmeticException e) {
        jitter = jitter == 0 ? FIRST_JITTER : 10 * jitter;
        if (jitter > LARGEST_JITTER) {
          throw e;
        }
      }
    }
  }
}
