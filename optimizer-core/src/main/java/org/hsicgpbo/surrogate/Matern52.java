package org.hsicgpbo.surrogate;

/**
 * The Matérn kernel of smoothness 5/2 as a function of the squared scaled distance r²: (1 + √5 r +
 * 5r²/3) exp(−√5 r) (Rasmussen and Williams 2006, eq. 4.17).
 */
final class Matern52 {
  private static final double SQRT5 = Math.sqrt(5);

  private Matern52() {}

  /** The correlation; 1 at r² = 0. */
  static double correlation(double squaredDistance) {
    double s = SQRT5 * Math.sqrt(squaredDistance);
    return (1 + s + s * s / 3) * Math.exp(-s);
  }

  /** Its derivative with respect to r²: −5/6 (1 + √5 r) exp(−√5 r). */
  static double derivative(double squaredDistance) {
    double s = SQRT5 * Math.sqrt(squaredDistance);
    return -5.0 / 6.0 * (1 + s) * Math.exp(-s);
  }
}
