package org.hsicgpbo.sensitivity;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** The eigenvalues of the covariance of the features of a sample. */
final class KernelSpectrum {
  private static final int SIZE = GaussianExpansion.SIZE;

  private KernelSpectrum() {}

  /**
   * The eigenvalues of Lᵀ(M − μμᵀ)L with A = LLᵀ, M the second and μ the first moments of the
   * polynomials: those of the centred kernel matrix divided by n.
   *
   * @param means means of the polynomials over the sample
   */
  static double[] of(GaussianExpansion expansion, ChebyshevSums means) {
    double[] mu = means.leading();
    RealMatrix covariance = new Array2DRowRealMatrix(mu.length, mu.length);
    RealMatrix kernel = new Array2DRowRealMatrix(mu.length, mu.length);
    for (int k = 0; k < mu.length; k++) {
      for (int l = 0; l < mu.length; l++) {
        int block = k / SIZE;
        int offset = l / SIZE - block;
        double second = offset == 0 ? means.product(block, k % SIZE, l % SIZE) : 0;
        covariance.setEntry(k, l, second - mu[k] * mu[l]);
        if (Math.abs(offset) <= expansion.furthest()) {
          kernel.setEntry(k, l, expansion.coupling(offset, k % SIZE, l % SIZE));
        }
      }
    }
    RealMatrix factor = new Array2DRowRealMatrix(SymmetricMatrices.factor(kernel), false);
    return SymmetricMatrices.eigenvalues(factor.transpose().multiply(covariance).multiply(factor));
  }

  /** The eigenvalues of the covariance of any features. */
  static double[] of(FeatureMatrix features) {
    FeatureMatrix centred = features.centred();
    int rank = features.rank();
    double[] covariance = CrossCovariance.of(centred, centred);
    RealMatrix matrix = new Array2DRowRealMatrix(rank, rank);
    for (int k = 0; k < rank; k++) {
      for (int l = 0; l < rank; l++) {
        matrix.setEntry(k, l, covariance[k * rank + l]);
      }
    }
    return SymmetricMatrices.eigenvalues(matrix);
  }
}
