package org.hsicgpbo.study.pruning;

import org.apache.commons.math3.stat.StatUtils;

/**
 * The median stopping rule (Golovin et al. 2017, "Google Vizier", section 3.2.1): a trial stops
 * after epoch s if the lowest error it had by then is above the median of the mean errors that the
 * completed trials had up to s. Trials that were stopped or failed are not in the median; a
 * completed one that took fewer epochs is in it with all of its epochs.
 *
 * @param graceEpochs how many epochs every network is trained at least, 1 or more
 * @param fewestCompleted how many trials must be completed before any is stopped, 1 or more
 */
public record MedianPruner(int graceEpochs, int fewestCompleted) implements Pruner {
  /** Below five the median of the completed trials is little more than chance. Our choice. */
  public static final int USUAL_FEWEST = 5;

  /** Checks both. */
  public MedianPruner {
    if (graceEpochs < 1 || fewestCompleted < 1) {
      throw new IllegalArgumentException(
          "The grace epochs (%d) and the least number of completed trials (%d) must be at least 1."
              .formatted(graceEpochs, fewestCompleted));
    }
  }

  @Override
  public boolean stops(Progress trial, ProgressLog seen) {
    if (trial.epoch() < graceEpochs || trial.isLast()) {
      return false;
    }
    double[] means = seen.completedBy(trial.epoch()).stream().mapToDouble(Progress::mean).toArray();
    return means.length >= fewestCompleted && trial.lowest() > StatUtils.percentile(means, 50);
  }

  @Override
  public String describe() {
    return "median after %d epochs and %d completed trials".formatted(graceEpochs, fewestCompleted);
  }
}
