package org.hsicgpbo.sensitivity;

/** (1/n) Σᵢ φ(xᵢ) ψ(yᵢ)ᵀ, the r×q cross-covariance of features of which one side is centred. */
final class CrossCovariance {
  private CrossCovariance() {}

  /** Row k, column l at {@code k * y.rank() + l}. */
  static double[] of(FeatureMatrix x, FeatureMatrix y) {
    int r = x.rank();
    int q = y.rank();
    double[] sum = q == 1 ? x.sum(y.values()) : new double[r * q];
    for (int i = 0; i < x.n() && q > 1; i++) {
      for (int k = 0; k < r; k++) {
        double weight = x.values()[i * r + k];
        // Neighbours in memory, so that the processor adds several at once.
        for (int l = 0; l < q; l++) {
          sum[k * q + l] += weight * y.values()[i * q + l];
        }
      }
    }
    for (int at = 0; at < sum.length; at++) {
      sum[at] /= x.n();
    }
    return sum;
  }

  /** The sum of squares of the entries. */
  static double squaredNorm(double[] entries) {
    double sum = 0;
    for (double entry : entries) {
      sum += entry * entry;
    }
    return sum;
  }
}
