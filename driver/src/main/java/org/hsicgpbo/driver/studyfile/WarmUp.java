package org.hsicgpbo.driver.studyfile;

import java.util.Optional;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;

/** How many trials are drawn at random first, where the study file does not say. */
final class WarmUp {
  /** Fewer trials hold too few good ones for any ranking. */
  static final int LEAST_FOR_RANKING = 20;

  private static final double ROUNDING = 1e-9;
  private static final int LEAST_FOR_GAUSSIAN_PROCESS = 5;

  private WarmUp() {}

  /**
   * What is wrong with a warm-up that has too few good trials for any ranking; empty if nothing.
   */
  static Optional<String> warning(int trials, double quantile) {
    int good = good(trials, quantile);
    if (good >= SensitivityAnalyzer.FEWEST_REACHED) {
      return Optional.empty();
    }
    long enough =
        1 + (long) Math.floor((SensitivityAnalyzer.FEWEST_REACHED - 1) / quantile + ROUNDING);
    int wider = 1;
    while (good(trials, wider / 100.0) < SensitivityAnalyzer.FEWEST_REACHED) {
      wider++;
    }
    return Optional.of(
        "The ranking needs %d good trials, but the best %s of %d random ones are only %d: hyperparameters will not be ranked. Raise strategy.warm-up to %d, or goal.quantile to %s."
            .formatted(
                SensitivityAnalyzer.FEWEST_REACHED, quantile, trials, good, enough, wider / 100.0));
  }

  /** The quantile of the trials, rounded up, but not because of the last digit of a double. */
  private static int good(int trials, double quantile) {
    return (int) Math.ceil(quantile * trials - ROUNDING);
  }

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
