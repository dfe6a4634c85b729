package org.hsicgpbo.search.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;

/**
 * A multivariate Parzen estimator on [0,1]^d: Σ w_k Π_i p_ki(u_i) over one component for each
 * observation and a last one that is the prior (Bergstra et al. 2011; products of kernels after
 * Watanabe 2023). A coordinate of a component is a normal around the observation, as wide as {@link
 * TpeBandwidth} says, truncated to [0,1]; the prior is a normal around 1/2 with deviation 1.
 * Integers and categories: {@link IntegerMarginal}, {@link CategoricalMarginal}.
 */
final class ParzenMixture {
  private static final double PRIOR_CENTRE = 0.5;
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
   * @param bandwidth how wide the kernels are
   */
  ParzenMixture(
      List<Hyperparameter> hyperparameters,
      double[][] observations,
      double[] weights,
      TpeBandwidth bandwidth) {
    int n = observations.length;
    marginals = new Marginal[hyperparameters.size()];
    for (int i = 0; i < marginals.length; i++) {
      int coordinate = i;
      double[] points = Arrays.stream(observations).mapToDouble(o -> o[coordinate]).toArray();
      marginals[i] = marginal(hyperparameters.get(i), points, bandwidth, marginals.length);
    }
    double[] all = Arrays.copyOf(weights, n + 1);
    all[n] = PRIOR_WEIGHT;
    double sum = Arrays.stream(all).sum();
    logWeights = Arrays.stream(all).map(w -> Math.log(w / sum)).toArray();
    cumulativeWeights = Arrays.stream(all).map(w -> w / sum).toArray();
    // In order: a parallel sum rounds as the number of processors has it.
    for (int k = 1; k <= n; k++) {
      cumulativeWeights[k] += cumulativeWeights[k - 1];
    }
  }

  private static Marginal marginal(
      Hyperparameter hyperparameter, double[] points, TpeBandwidth bandwidth, int dimensions) {
    if (hyperparameter instanceof IntegerHyperparameter integer) {
      double[] centres = withPrior(points);
      for (int k = 0; k < points.length; k++) {
        centres[k] = integer.intervalAt(integer.indexAt(points[k])).centre();
      }
      return new IntegerMarginal(integer, centres, bandwidth.deviations(centres, dimensions));
    }
    if (hyperparameter instanceof DiscreteHyperparameter discrete) {
      return new CategoricalMarginal(discrete, points);
    }
    double[] centres = withPrior(points);
    return new GaussianMarginal(centres, bandwidth.deviations(centres, dimensions));
  }

  private static double[] withPrior(double[] points) {
    double[] centres = Arrays.copyOf(points, points.length + 1);
    centres[points.length] = PRIOR_CENTRE;
    return centres;
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
