package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The percentile interval of HSIC from samples drawn from the trials with replacement (Efron 1979).
 *
 * <p>A V-statistic of a resampled sample is too large twice over, once for the sample and once for
 * the resampling, each time by about the mean of the null distribution; both are taken off.
 */
final class Bootstrap {
  private Bootstrap() {}

  /**
   * Lower and upper end.
   *
   * @param replicates how many samples are drawn
   * @param confidence such as 0.95
   * @param bias mean of the statistic under independence
   */
  static double[] interval(
      FeatureMatrix x,
      Target target,
      double bias,
      int replicates,
      double confidence,
      RandomGenerator random) {
    FeatureMatrix inputs = x.withoutNegligible().centred();
    double[] statistics = new double[replicates];
    for (int b = 0; b < replicates; b++) {
      statistics[b] = Math.max(0, replicate(inputs, target, random) - 2 * bias);
    }
    Arrays.sort(statistics);
    Percentile percentile = new Percentile();
    percentile.setData(statistics);
    double tail = 50 * (1 - confidence);
    return new double[] {percentile.evaluate(tail), percentile.evaluate(100 - tail)};
  }

  private static double replicate(FeatureMatrix x, Target target, RandomGenerator random) {
    int rank = x.rank();
    double[] mean = new double[rank];
    double[] weighted = new double[rank];
    double sum = 0;
    for (int draw = 0; draw < x.n(); draw++) {
      int i = random.nextInt(x.n());
      double weight = target.weights()[i];
      sum += weight;
      for (int k = 0; k < rank; k++) {
        double value = x.values()[i * rank + k];
        mean[k] += value;
        weighted[k] += weight * value;
      }
    }
    double n = x.n();
    double squares = 0;
    for (int k = 0; k < rank; k++) {
      double covariance = weighted[k] / n - sum / n * mean[k] / n;
      squares += covariance * covariance;
    }
    return squares;
  }
}
