package org.hsicgpbo.search;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * What the model of the error believes of trials that have no final error. A failed one counts as
 * the worst error of the completed ones, which keeps the search away without wrecking the scale. A
 * stopped one counts as the error it had when it was stopped, but not as better than the median of
 * the completed ones, because it was stopped for being behind them, nor as worse than the worst.
 * Our choice.
 *
 * @param median of the completed trials
 * @param worst of the completed trials
 */
record BelievedErrors(double median, double worst) {
  /**
   * For the trials of a history.
   *
   * @param trials at least one of them completed
   */
  static BelievedErrors of(List<FinishedTrial> trials) {
    double[] finite =
        trials.stream().mapToDouble(FinishedTrial::errorOrWorst).filter(Double::isFinite).toArray();
    return new BelievedErrors(StatUtils.percentile(finite, 50), StatUtils.max(finite));
  }

  /** The error of a trial: its own if it was completed. */
  double of(FinishedTrial trial) {
    return trial
        .stopped()
        .map(stopped -> Math.min(worst, Math.max(median, stopped.error())))
        .orElseGet(() -> Math.min(worst, trial.errorOrWorst()));
  }
}
