package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Decompositions of small positive semidefinite matrices. */
final class SymmetricMatrices {
  /** Eigenvalues below this share of the greatest are rounding. */
  private static final double NEGLIGIBLE = 1e-15;

  private SymmetricMatrices() {}

  /** Q Λ^½ without the columns of negligible eigenvalues, so that its square is the matrix. */
  static double[][] factor(RealMatrix positive) {
    EigenDecomposition eigen = new EigenDecomposition(cleaned(positive));
    double[] eigenvalues = eigen.getRealEigenvalues();
    double greatest = Arrays.stream(eigenvalues).max().orElse(0);
    int[] kept =
        IntStream.range(0, eigenvalues.length)
            .filter(k -> eigenvalues[k] > NEGLIGIBLE * greatest)
            .toArray();
    double[][] factor = new double[eigenvalues.length][kept.length];
    for (int k = 0; k < kept.length; k++) {
      double scale = Math.sqrt(eigenvalues[kept[k]]);
      for (int j = 0; j < factor.length; j++) {
        factor[j][k] = scale * eigen.getV().getEntry(j, kept[k]);
      }
    }
    return factor;
  }

  /** The eigenvalues that are not negligible, the greatest first. */
  static double[] eigenvalues(RealMatrix positive) {
    double[] eigenvalues = new EigenDecomposition(cleaned(positive)).getRealEigenvalues();
    double greatest = Arrays.stream(eigenvalues).max().orElse(0);
    return Arrays.stream(eigenvalues)
        .filter(value -> value > NEGLIGIBLE * greatest)
        .map(value -> -value)
        .sorted()
        .map(value -> -value)
        .toArray();
  }

  /** Symmetric, and without entries so tiny that their squares underflow in the decomposition. */
  private static RealMatrix cleaned(RealMatrix positive) {
    int size = positive.getRowDimension();
    RealMatrix cleaned = new Array2DRowRealMatrix(size, size);
    double greatest = 0;
    for (int i = 0; i < size; i++) {
      greatest = Math.max(greatest, Math.abs(positive.getEntry(i, i)));
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double entry = 0.5 * (positive.getEntry(i, j) + positive.getEntry(j, i));
        cleaned.setEntry(i, j, Math.abs(entry) < 1e-3 * NEGLIGIBLE * greatest ? 0 : entry);
      }
    }
    return cleaned;
  }
}
