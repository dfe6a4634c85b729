package org.hsicgpbo.search.baseline;

import java.util.stream.IntStream;

/**
 * The strategy parameters of CMA-ES that follow from the dimension n and the population size λ
 * (Hansen 2016, table 1), with the negative weights of the active update.
 *
 * @param dimension n, at least 1
 * @param population λ, at least 4
 * @param parents μ, how many of a generation have a weight above 0
 * @param weights λ weights of the ranked points, best first; those above 0 add up to 1
 * @param parentsEffective μ_eff, the variance effective number of parents
 * @param pathRate c_σ, learning rate of the path of the step size
 * @param damping d_σ of the step size
 * @param pathCovarianceRate c_c, learning rate of the path of the covariance
 * @param rankOneRate c_1
 * @param rankMuRate c_μ
 */
record CmaEsParameters(
    int dimension,
    int population,
    int parents,
    double[] weights,
    double parentsEffective,
    double pathRate,
    double damping,
    double pathCovarianceRate,
    double rankOneRate,
    double rankMuRate) {

  /** α_cov. */
  private static final double COVARIANCE = 2;

  /** The parameters for λ = 4 + ⌊3 ln n⌋. */
  static CmaEsParameters of(int dimension) {
    return of(dimension, 4 + (int) Math.floor(3 * Math.log(dimension)));
  }

  /** The parameters for a given population size. */
  static CmaEsParameters of(int dimension, int population) {
    double n = dimension;
    double[] raw =
        IntStream.rangeClosed(1, population)
            .mapToDouble(i -> Math.log((population + 1) / 2.0) - Math.log(i))
            .toArray();
    int parents = population / 2;
    double effective = effective(raw, 0, parents);
    double pathCovarianceRate = (4 + effective / n) / (n + 4 + 2 * effective / n);
    double pathRate = (effective + 2) / (n + effective + 5);
    double damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + pathRate;
    double rankOne = COVARIANCE / ((n + 1.3) * (n + 1.3) + effective);
    double rankMu =
        Math.min(
            1 - rankOne,
            COVARIANCE
                * (0.25 + effective + 1 / effective - 2)
                / ((n + 2) * (n + 2) + COVARIANCE * effective / 2));
    double negativeEffective = effective(raw, parents, population);
    double negative = negativeMass(n, effective, negativeEffective, rankOne, rankMu);
    return new CmaEsParameters(
        dimension,
        population,
        parents,
        scaled(raw, negative),
        effective,
        pathRate,
        damping,
        pathCovarianceRate,
        rankOne,
        rankMu);
  }

  /** Sum of the weights, negative ones included. */
  double weightSum() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** (Σ w)² / Σ w² over a range of the weights. */
  private static double effective(double[] weights, int from, int to) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      sum += weights[i];
      squares += weights[i] * weights[i];
    }
    return sum * sum / squares;
  }

  /**
   * What the negative weights add up to: as much as balances the rank-one update, as is warranted
   * by their effective number, and as keeps the covariance positive definite (Hansen 2016, eq. 50
   * to 52).
   */
  private static double negativeMass(
      double n, double effective, double negativeEffective, double rankOne, double rankMu) {
    double balanced = 1 + rankOne / rankMu;
    double warranted = 1 + 2 * negativeEffective / (effective + 2);
    double positiveDefinite = (1 - rankOne - rankMu) / (n * rankMu);
    return Math.min(balanced, Math.min(warranted, positiveDefinite));
  }

  private static double[] scaled(double[] raw, double negative) {
    double positiveSum = 0;
    double negativeSum = 0;
    for (double weight : raw) {
      positiveSum += Math.max(0, weight);
      negativeSum -= Math.min(0, weight);
    }
    double[] weights = raw.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= weights[i] >= 0 ? 1 / positiveSum : negative / negativeSum;
    }
    return weights;
  }
}
