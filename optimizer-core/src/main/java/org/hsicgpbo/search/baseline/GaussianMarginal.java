package org.hsicgpbo.search.baseline;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Normal densities truncated to [0,1], the kernels of a continuous hyperparameter: with centre m in
 * [0,1], deviation s and standard normal φ and Φ, φ((u − m)/s) / (s (Φ((1 − m)/s) − Φ(−m/s))).
 */
final class GaussianMarginal implements Marginal {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final NormalDistribution[] normals;
  private final double[] below;
  private final double[] within;
  private final double[] logScale;

  /**
   * One density for each centre.
   *
   * @param centres in [0,1]
   * @param deviations in (0,1], so that at least a third of each normal lies within [0,1] and
   *     nothing cancels
   */
  GaussianMarginal(double[] centres, double[] deviations) {
    normals = new NormalDistribution[centres.length];
    below = new double[centres.length];
    within = new double[centres.length];
    logScale = new double[centres.length];
    for (int k = 0; k < centres.length; k++) {
      normals[k] = new NormalDistribution(null, centres[k], deviations[k]);
      below[k] = normals[k].cumulativeProbability(0);
      within[k] = normals[k].probability(0, 1);
      logScale[k] = HALF_LOG_TWO_PI + Math.log(deviations[k] * within[k]);
    }
  }

  @Override
  public double logDensity(int component, double u) {
    NormalDistribution normal = normals[component];
    double z = (u - normal.getMean()) / normal.getStandardDeviation();
    return -0.5 * z * z - logScale[component];
  }

  /** Logarithm of the probability of the interval from low to high. */
  double logMass(int component, double low, double high) {
    return Math.log(normals[component].probability(low, high) / within[component]);
  }

  @Override
  public double sample(int component, RandomGenerator random) {
    double p = below[component] + random.nextDouble() * within[component];
    double u = normals[component].inverseCumulativeProbability(Math.min(1, p));
    return Math.min(1, Math.max(0, u));
  }
}
