package org.hsicgpbo.driver.studyfile;

import java.util.Optional;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;

/** How many trials are drawn at random first, where the study file does not say. */
final class WarmUpSize {
  private static final double ROUNDING = 1e-9;
  private static final int LEAST_FOR_GAUSSIAN_PROCESS = 5;

  private WarmUpSize() {}

  /**
   * What is wrong with a warm-up that has too few good trials for any ranking; empty if nothing.
   */
  static Optional<String> warning(int trials, double quantile) {
    int good = good(trials, quantile);
    if (good >= SensitivityAnalyzer.FEWEST_REACHED) {
      return Optional.empty();
    }
    int enough = leastForRanking(quantile);
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

  /**
   * The fewest random trials of which enough are good to rank hyperparameters: 41 where a tenth is
   * good.
   *
   * @param quantile share of the trials that counts as good, in (0,1)
   */
  static int leastForRanking(double quantile) {
    return SensitivityAnalyzer.smallestSample(new Goal.Best(quantile));
  }

  /**
   * For hsic-gpbo: ten for each hyperparameter, at most a third of the budget, but as many as a
   * ranking needs.
   */
  static int forRanking(int dimensions, int trials, double quantile) {
    int wanted = Math.max(leastForRanking(quantile), Math.min(10 * dimensions, trials / 3));
    return Math.min(trials, wanted);
  }

  /**
   * For gpbo: twice the number of hyperparameters plus one, at least 5, at most half the budget.
   */
  static int forGaussianProcess(int dimensions, int trials) {
    int wanted = Math.max(LEAST_FOR_GAUSSIAN_PROCESS, 2 * (dimensions + 1));
    return Math.max(1, Math.min(wanted, trials / 2));
  }
}
