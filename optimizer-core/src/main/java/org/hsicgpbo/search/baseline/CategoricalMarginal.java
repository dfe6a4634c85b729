package org.hsicgpbo.search.baseline;

import java.util.random.RandomGenerator;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.UnitInterval;

/**
 * The kernels of a category: the observed value has the mass of one observation, and every value,
 * that one too, a share of the prior. With K values, the prior probability q of a value (the length
 * of its interval of [0,1]) and c components, the mass of a value is (K q / c + [it is the observed
 * one]) / (K / c + 1). Within its interval the density is even.
 */
final class CategoricalMarginal implements Marginal {
  private static final int PRIOR = -1;

  private final DiscreteHyperparameter hyperparameter;
  private final long[] observed;

  /**
   * One density for each observed point and a last one that is the prior.
   *
   * @param points coordinates in [0,1]
   */
  CategoricalMarginal(DiscreteHyperparameter hyperparameter, double[] points) {
    this.hyperparameter = hyperparameter;
    this.observed = new long[points.length + 1];
    for (int k = 0; k < points.length; k++) {
      observed[k] = hyperparameter.indexAt(points[k]);
    }
    observed[points.length] = PRIOR;
  }

  @Override
  public double logDensity(int component, double u) {
    if (observed[component] == PRIOR) {
      return 0;
    }
    long index = hyperparameter.indexAt(u);
    UnitInterval interval = hyperparameter.intervalAt(index);
    double kernel = index == observed[component] ? 1 / (interval.high() - interval.low()) : 0;
    return Math.log(priorShare() + (1 - priorShare()) * kernel);
  }

  @Override
  public double sample(int component, RandomGenerator random) {
    boolean fromPrior = random.nextDouble() < priorShare();
    double u = random.nextDouble();
    return fromPrior || observed[component] == PRIOR
        ? u
        : hyperparameter.intervalAt(observed[component]).at(u);
  }

  /** K/c / (K/c + 1). */
  private double priorShare() {
    double values = hyperparameter.cardinality();
    return values / (values + observed.length);
  }
}
