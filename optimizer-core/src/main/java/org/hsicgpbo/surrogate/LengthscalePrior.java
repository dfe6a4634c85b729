package org.hsicgpbo.surrogate;

/**
 * Log-normal priors of lengthscales on the unit cube.
 *
 * @param logMedian logarithm of the median, one for each lengthscale
 * @param logDeviation standard deviation of the logarithm, above 0
 */
public record LengthscalePrior(double[] logMedian, double[] logDeviation) {

  /**
   * The dimension-scaled prior LogNormal(√2 + ½ log d, √3) of Hvarfner, Hellsten and Nardi 2024,
   * "Vanilla Bayesian optimization performs great in high dimensions", which assumes less
   * complexity in each dimension the more there are.
   *
   * @param dimensions d, at least 1
   */
  public static LengthscalePrior dimensionScaled(int dimensions) {
    double[] median = new double[dimensions];
    double[] deviation = new double[dimensions];
    java.util.Arrays.fill(median, Math.sqrt(2) + Math.log(dimensions) / 2);
    java.util.Arrays.fill(deviation, Math.sqrt(3));
    return new LengthscalePrior(median, deviation);
  }

  /**
   * The same prior with one more lengthscale, that between tasks: LogNormal(log 2, 1), so that
   * another task at distance 1 is expected to correlate by 0.83 under the Matérn kernel, and
   * anything from not at all to fully is possible. Our choice.
   */
  public LengthscalePrior withTask() {
    int d = logMedian.length;
    double[] median = java.util.Arrays.copyOf(logMedian, d + 1);
    double[] deviation = java.util.Arrays.copyOf(logDeviation, d + 1);
    median[d] = Math.log(2);
    deviation[d] = 1;
    return new LengthscalePrior(median, deviation);
  }

  /** The same prior with each log median moved by the given amount. */
  public LengthscalePrior shifted(double[] shifts) {
    double[] median = logMedian.clone();
    for (int g = 0; g < median.length; g++) {
      median[g] += shifts[g];
    }
    return new LengthscalePrior(median, logDeviation);
  }
}
