package org.hsicgpbo.search.baseline;

import java.util.random.RandomGenerator;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.UnitInterval;

/**
 * The kernels of an integer: each value has the mass that a truncated normal gives to its interval
 * of [0,1], spread evenly over it. Two points of one interval are the same configuration, so a
 * density must not tell them apart.
 */
final class IntegerMarginal implements Marginal {
  private final DiscreteHyperparameter hyperparameter;
  private final GaussianMarginal gaussian;

  /**
   * One density for each centre.
   *
   * @param centres in [0,1]
   * @param deviations above 0
   */
  IntegerMarginal(DiscreteHyperparameter hyperparameter, double[] centres, double[] deviations) {
    this.hyperparameter = hyperparameter;
    this.gaussian = new GaussianMarginal(centres, deviations);
  }

  @Override
  public double logDensity(int component, double u) {
    UnitInterval interval = intervalAround(u);
    return gaussian.logMass(component, interval.low(), interval.high())
        - Math.log(interval.high() - interval.low());
  }

  @Override
  public double sample(int component, RandomGenerator random) {
    return intervalAround(gaussian.sample(component, random)).at(random.nextDouble());
  }

  private UnitInterval intervalAround(double u) {
    return hyperparameter.intervalAt(hyperparameter.indexAt(u));
  }
}
