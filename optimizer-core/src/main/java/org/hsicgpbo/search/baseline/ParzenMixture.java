package org.hsicgpbo.search.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;

/**
 * A multivariate Parzen estimator on [0,1]^d: Σ w_k Π_i p_ki(u_i) over one component for each
 * observation and a last one that is the prior (Bergstra et al. 2011; multivariate after Falkner et
 * al. 2018 and Watanabe 2023). A coordinate is a truncated normal around the observation with
 * deviation 0.2 n^(−1/(d+4)), at least 1/min(100, n + 2), for n observations; the prior is a normal
 * around 1/2 with deviation 1. Integers and categories: {@link IntegerMarginal}, {@link
 * CategoricalMarginal}.
 */
final class ParzenMixture {
  /** Deviation for a single observation, as a share of the range (Watanabe 2023). */
  private static final double WIDEST = 0.2;

  /** The narrowest kernel that many observations can reach is this part of the range. */
  private static final double MOST_KERNELS = 100;

  private static final double PRIOR_CENTRE = 0.5;
  private static final double PRIOR_DEVIATION = 1;
  private static final double PRIOR_WEIGHT = 1;

  private final Marginal[] marginals;
  private final double[] cumulativeWeights;
  private final double[] logWeights;

  /**
   * The estimator of the observations.
   *
   * @param hyperparameters one for each coordinate
   * @param observations points, coordinates in the order of the hyperparameters
   * @param weights one for each observation, above 0; the prior has weight 1
   */
  ParzenMixture(List<Hyperparameter> hyperparameters, double[][] observations, double[] weights) {
    int n = observations.length;
    double deviation = deviation(n, hyperparameters.size());
    marginals = new Marginal[hyperparameters.size()];
    for (int i = 0; i < marginals.length; i++) {
      int coordinate = i;
      double[] points = Arrays.stream(observations).mapToDouble(o -> o[coordinate]).toArray();
      marginals[i] = marginal(hyperparameters.get(i), points, deviation);
    }
    double[] all = Arrays.copyOf(weights, n + 1);
    all[n] = PRIOR_WEIGHT;
    double sum = Arrays.stream(all).sum();
    logWeights = Arrays.stream(all).map(w -> Math.log(w / sum)).toArray();
    cumulativeWeights = Arrays.stream(all).map(w -> w / sum).toArray();
    Arrays.parallelPrefix(cumulativeWeights, Double::sum);
  }

  /** Deviation of every kernel for n observations of d coordinates. */
  static double deviation(int n, int d) {
    double scott = WIDEST * Math.pow(Math.max(1, n), -1.0 / (d + 4));
    return Math.max(scott, 1 / Math.min(MOST_KERNELS, n + 2.0));
  }

  private static Marginal marginal(Hyperparameter hyperparameter, double[] points, double width) {
    if (hyperparameter instanceof DiscreteHyperparameter discrete
        && !(hyperparameter instanceof IntegerHyperparameter)) {
      return new CategoricalMarginal(discrete, points);
    }
    int n = points.length;
    double[] centres = Arrays.copyOf(points, n + 1);
    if (hyperparameter instanceof IntegerHyperparameter integer) {
      Arrays.setAll(centres, k -> integer.intervalAt(integer.indexAt(centres[k])).centre());
    }
    centres[n] = PRIOR_CENTRE;
    double[] deviations = new double[n + 1];
    Arrays.fill(deviations, width);
    deviations[n] = PRIOR_DEVIATION;
    return hyperparameter instanceof IntegerHyperparameter integer
        ? new IntegerMarginal(integer, centres, deviations)
        : new GaussianMarginal(centres, deviations);
  }

  /** Natural logarithm of the density at u in [0,1]^d. */
  double logDensity(double[] u) {
    double[] terms = new double[logWeights.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < terms.length; k++) {
      terms[k] = logWeights[k];
      for (int i = 0; i < marginals.length; i++) {
        terms[k] += marginals[i].logDensity(k, u[i]);
      }
      greatest = Math.max(greatest, terms[k]);
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - greatest);
    }
    return greatest + Math.log(sum);
  }

  /** A draw from the density. */
  double[] sample(RandomGenerator random) {
    double p = random.nextDouble();
    int component = 0;
    while (component < cumulativeWeights.length - 1 && p >= cumulativeWeights[component]) {
      component++;
    }
    double[] u = new double[marginals.length];
    for (int i = 0; i < u.length; i++) {
      u[i] = marginals[i].sample(component, random);
    }
    return u;
  }
}
