package org.hsicgpbo.driver.plan;

import org.hsicgpbo.trial.TrialOutcome;

/**
 * A training that tells how long trainings take.
 *
 * @param outcome how it ended
 * @param seconds how long it took, or would have taken to its end
 * @param isExtrapolated whether it was ended before, and its time is that of its epochs so far
 *     carried on
 */
public record Probe(TrialOutcome outcome, double seconds, boolean isExtrapolated) {
  /** Whether it failed by itself. */
  public boolean isFailed() {
    return !isExtrapolated && outcome instanceof TrialOutcome.Failed;
  }
}
