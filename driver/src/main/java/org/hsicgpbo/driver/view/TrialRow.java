package org.hsicgpbo.driver.view;

import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * A finished trial with its place in time.
 *
 * @param trial the trial
 * @param attempts how many runs of the program have begun it
 * @param begunMs when the training that gave its outcome began, in epoch milliseconds
 * @param endedMs when its outcome was stored, in epoch milliseconds
 * @param lane the row of a chart over time: trials of one lane never overlap
 */
record TrialRow(FinishedTrial trial, int attempts, long begunMs, long endedMs, int lane) {

  /** When the last attempt at the trial began: the first one may have been nights ago. */
  static long begunMs(FinishedTrial trial, TrialTimes times, long endedMs) {
    long first = Math.min(times.started().toEpochMilli(), endedMs);
    double seconds = trial.outcome().cost().seconds();
    if (times.attempts() == 1 || !(seconds >= 0)) {
      return first;
    }
    return Math.max(first, endedMs - Math.round(1000 * Math.min(seconds, Integer.MAX_VALUE)));
  }
}
