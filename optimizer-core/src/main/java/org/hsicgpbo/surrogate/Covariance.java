package org.hsicgpbo.surrogate;

import org.ejml.EjmlParameters;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionBlock_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionCommon_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The covariance matrix of the observations and its Cholesky factor, with jitter only where it is
 * needed. In Java throughout: the double-precision kernels of the native library at hand are wrong
 * on some processors (docs/adr/0003).
 */
final class Covariance {
  private static final double FIRST_JITTER = 1e-10;
  private static final double LARGEST_JITTER = 1e-2;
  private static final int SMALLEST_IN_BLOCKS = 200;

  private Covariance() {}

  /** K + σ_n² I for the observations, both triangles filled. */
  static DMatrixRMaj of(TrainingSet data, KernelParameters parameters) {
    int n = data.size();
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    fill(matrix, data, parameters, 0);
    return matrix;
  }

  private static void fill(
      DMatrixRMaj matrix, TrainingSet data, KernelParameters parameters, double jitter) {
    ArdKernel kernel = new ArdKernel(parameters, data.groups());
    int n = data.size();
    for (int i = 0; i < n; i++) {
      double[] a = data.inputs()[i];
      matrix.data[i * n + i] = parameters.totalVariance() + jitter;
      for (int j = 0; j < i; j++) {
        double k = kernel.value(a, data.inputs()[j]);
        matrix.data[i * n + j] = k;
        matrix.data[j * n + i] = k;
      }
    }
  }

  /**
   * The factored covariance; a matrix that is not positive definite in floating point gets a
   * growing multiple of its scale on the diagonal.
   *
   * @throws ArithmeticException if even the largest jitter does not help
   */
  static LinearSolverDense<DMatrixRMaj> factor(TrainingSet data, KernelParameters parameters) {
    DMatrixRMaj matrix = of(data, parameters);
    double jitter = 0;
    LinearSolverDense<DMatrixRMaj> solver = solver(data.size());
    // The solver overwrites the matrix, so a second attempt fills it anew.
    while (!solver.setA(matrix)) {
      jitter = jitter == 0 ? FIRST_JITTER : 10 * jitter;
      if (!(jitter <= LARGEST_JITTER)) {
        throw new ArithmeticException("The covariance has no Cholesky factor.");
      }
      fill(matrix, data, parameters, jitter * parameters.totalVariance());
      solver = solver(data.size());
    }
    return solver;
  }

  /**
   * A solver that keeps its factor in rows. The library's own factory changes to another kind of
   * matrix from 1,000 observations on.
   */
  private static LinearSolverDense<DMatrixRMaj> solver(int size) {
    return new LinearSolverChol_DDRM(
        size < SMALLEST_IN_BLOCKS
            ? new CholeskyDecompositionInner_DDRM(true)
            : new CholeskyDecompositionBlock_DDRM(EjmlParameters.BLOCK_WIDTH_CHOL));
  }

  /** The lower factor itself, not a copy; what is above its diagonal means nothing. */
  static DMatrixRMaj lower(LinearSolverDense<DMatrixRMaj> solver) {
    CholeskyDecompositionCommon_DDRM decomposition = solver.getDecomposition();
    return decomposition.getT();
  }

  /**
   * The factor of the covariance.
   *
   * @throws ArithmeticException if there is none
   */
  static CholeskyFactor lower(TrainingSet data, KernelParameters parameters) {
    int n = data.size();
    DMatrixRMaj l = lower(factor(data, parameters));
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = java.util.Arrays.copyOfRange(l.data, i * n, i * n + i + 1);
    }
    return new CholeskyFactor(rows);
  }
}
