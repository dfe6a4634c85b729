package org.hsicgpbo.benchmarks.cluster;

import java.util.SplittableRandom;

/** How long trainings take, in seconds. */
sealed interface TrialTimes {

  /** The mean. */
  double mean();

  /** Draws one. */
  double draw(SplittableRandom random);

  /**
   * Lognormal: exp of a normal variable.
   *
   * @param mean in seconds
   * @param sigma standard deviation of the logarithm
   */
  record LogNormal(double mean, double sigma) implements TrialTimes {
    @Override
    public double draw(SplittableRandom random) {
      double mu = Math.log(mean) - sigma * sigma / 2;
      return Math.exp(mu + sigma * random.nextGaussian());
    }
  }

  /**
   * Pareto: the chance to take longer than t falls as t to the power of minus alpha.
   *
   * @param mean in seconds
   * @param alpha above 1, or there is no mean; at most 2 there is no variance
   */
  record Pareto(double mean, double alpha) implements TrialTimes {
    @Override
    public double draw(SplittableRandom random) {
      double shortest = mean * (alpha - 1) / alpha;
      return shortest / Math.pow(1 - random.nextDouble(), 1 / alpha);
    }
  }
}
