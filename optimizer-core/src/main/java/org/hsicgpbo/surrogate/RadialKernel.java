package org.hsicgpbo.surrogate;

/** A correlation that depends on the squared scaled distance r² of two inputs only. */
public enum RadialKernel {
  /**
   * The Matérn kernel of smoothness 5/2, (1 + √5 r + 5r²/3) exp(−√5 r): functions that are twice
   * differentiable (Rasmussen and Williams 2006, eq. 4.17).
   */
  MATERN_52 {
    @Override
    double correlation(double squaredDistance) {
      double s = SQRT5 * Math.sqrt(squaredDistance);
      return (1 + s + s * s / 3) * Math.exp(-s);
    }

    @Override
    double derivative(double squaredDistance) {
      double s = SQRT5 * Math.sqrt(squaredDistance);
      return -5.0 / 6.0 * (1 + s) * Math.exp(-s);
    }
  },

  /** The squared exponential kernel exp(−r²/2), also called RBF: infinitely smooth functions. */
  SQUARED_EXPONENTIAL {
    @Override
    double correlation(double squaredDistance) {
      return Math.exp(-0.5 * squaredDistance);
    }

    @Override
    double derivative(double squaredDistance) {
      return -0.5 * Math.exp(-0.5 * squaredDistance);
    }
  };

  private static final double SQRT5 = Math.sqrt(5);

  /** The correlation; 1 at r² = 0. */
  abstract double correlation(double squaredDistance);

  /** Its derivative with respect to r². */
  abstract double derivative(double squaredDistance);
}
