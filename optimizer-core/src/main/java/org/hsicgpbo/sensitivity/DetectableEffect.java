package org.hsicgpbo.sensitivity;

/**
 * The smallest effect that a test of independence finds with a given chance.
 *
 * <p>In a sample with an effect, the mean of (1/n)Σ vᵢφ̃(uᵢ) is no longer 0 but some vector c with
 * ‖c‖² = HSIC, its spread about that of independence; then the statistic is a noncentral weighted
 * sum of chi-squared variables (local alternatives, Gretton et al. 2012, theorem 13). Here c lies
 * along the first eigenfunction of the kernel, the smoothest one: a trend in U. Wigglier effects
 * must be larger to be found.
 */
final class DetectableEffect {
  private static final int BISECTIONS = 24;

  private DetectableEffect() {}

  /**
   * HSIC of that effect.
   *
   * @param weights of the null distribution, the greatest first
   * @param significance level of the test
   * @param power the chance with which it shall be found, above the level
   */
  static double hsic(double[] weights, double significance, double power) {
    double critical = new WeightedChiSquare(weights).upperQuantile(significance);
    double low = 0;
    double high = 1;
    while (power(weights, high, critical) < power) {
      high *= 2;
    }
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (low + high);
      if (power(weights, middle, critical) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high) * weights[0];
  }

  private static double power(double[] weights, double noncentrality, double critical) {
    double[] noncentralities = new double[weights.length];
    noncentralities[0] = noncentrality;
    return new WeightedChiSquare(weights, noncentralities).upperTail(critical);
  }
}
