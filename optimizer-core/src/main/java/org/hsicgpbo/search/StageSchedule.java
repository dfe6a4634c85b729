package org.hsicgpbo.search;

/**
 * How many trials each stage of HSIC-GPBO has.
 *
 * @param warmUp trials drawn at random
 * @param optimize trials of Bayesian optimization of what matters
 * @param fineTune trials over what does not drive cost
 * @param reOpen trials over the full space
 */
public record StageSchedule(int warmUp, int optimize, int fineTune, int reOpen) {
  /** Of the trials after the warm-up, the share spent on what matters. Our choice. */
  private static final double OPTIMIZE_SHARE = 0.5;

  /** The share spent on fine-tuning. Our choice. */
  private static final double FINE_TUNE_SHARE = 0.2;

  /** Checks that no count is negative. */
  public StageSchedule {
    if (warmUp < 0 || optimize < 0 || fineTune < 0 || reOpen < 0) {
      throw new IllegalArgumentException("No stage can have fewer than 0 trials.");
    }
  }

  /**
   * Divides a budget: after the warm-up half for what matters, a fifth for fine-tuning, the rest
   * for the full space.
   *
   * @param warmUp at most {@code trials}
   */
  public static StageSchedule of(int warmUp, int trials) {
    if (warmUp > trials) {
      throw new IllegalArgumentException(
          "The warm-up (%d) must not be larger than the budget (%d trials)."
              .formatted(warmUp, trials));
    }
    int rest = trials - warmUp;
    int optimize = (int) Math.ceil(OPTIMIZE_SHARE * rest);
    int fineTune = (int) Math.floor(FINE_TUNE_SHARE * rest);
    return new StageSchedule(warmUp, optimize, fineTune, rest - optimize - fineTune);
  }

  /**
   * The share in (0,1] of the stage "optimize" that is still to come when that trial is proposed.
   */
  double optimizeRemaining(int trialNumber) {
    return (warmUp + optimize - trialNumber + 1) / (double) Math.max(1, optimize);
  }

  /** The stage of the trial number; beyond the budget it stays the last. */
  HsicGpboStage stageOf(int trialNumber) {
    if (trialNumber <= warmUp) {
      return HsicGpboStage.WARM_UP;
    }
    if (trialNumber <= warmUp + optimize) {
      return HsicGpboStage.OPTIMIZE;
    }
    return trialNumber <= warmUp + optimize + fineTune
        ? HsicGpboStage.FINE_TUNE
        : HsicGpboStage.RE_OPEN;
  }
}
