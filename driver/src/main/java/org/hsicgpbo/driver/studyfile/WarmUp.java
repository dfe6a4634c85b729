package org.hsicgpbo.driver.studyfile;

/** How many trials are drawn at random first, where the study file does not say. */
final class WarmUp {
  /** Fewer trials hold too few good ones for any ranking. */
  static final int LEAST_FOR_RANKING = 20;

  private static final int LEAST_FOR_GAUSSIAN_PROCESS = 5;

  private WarmUp() {}

  /** For hsic-gpbo: ten for each hyperparameter, at most half the budget, at least 20. */
  static int forRanking(int dimensions, int trials) {
    return Math.max(LEAST_FOR_RANKING, Math.min(10 * dimensions, trials / 2));
  }

  /**
   * For gpbo: twice the number of hyperparameters plus one, at least 5, at most half the budget.
   */
  static int forGaussianProcess(int dimensions, int trials) {
    int wanted = Math.max(LEAST_FOR_GAUSSIAN_PROCESS, 2 * (dimensions + 1));
    return Math.max(1, Math.min(wanted, trials / 2));
  }
}
