package org.hsicgpbo.search.baseline;

import java.util.random.RandomGenerator;

/**
 * One coordinate of the components of a {@link ParzenMixture}: for each component a density on
 * [0,1]. Every density integrates to 1.
 */
interface Marginal {

  /**
   * Natural logarithm of the density.
   *
   * @param component from 0
   * @param u in [0,1]
   */
  double logDensity(int component, double u);

  /** A draw from the density of the component. */
  double sample(int component, RandomGenerator random);
}
