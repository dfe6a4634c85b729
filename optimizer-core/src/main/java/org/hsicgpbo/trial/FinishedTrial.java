package org.hsicgpbo.trial;

import java.util.Optional;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;

/** A trial and how it ended. */
public record FinishedTrial(Trial trial, TrialOutcome outcome) {
  /** The outcome if it is a completed one. */
  public Optional<TrialOutcome.Completed> completed() {
    return outcome instanceof TrialOutcome.Completed completed
        ? Optional.of(completed)
        : Optional.empty();
  }

  /** The outcome if the training was stopped early. */
  public Optional<TrialOutcome.Stopped> stopped() {
    return outcome instanceof TrialOutcome.Stopped stopped
        ? Optional.of(stopped)
        : Optional.empty();
  }

  /** What was trained. */
  public Configuration configuration() {
    return trial.suggestion().configuration();
  }

  /** Where in the space it lies. */
  public UnitPoint point() {
    return trial.suggestion().point();
  }

  /** Whether both trained the same configuration: trained again, it is still the same network. */
  public boolean hasSameConfiguration(FinishedTrial other) {
    return configuration().equals(other.configuration());
  }

  /** Whether the training failed, which one that was stopped early did not. */
  public boolean isFailed() {
    return outcome instanceof TrialOutcome.Failed;
  }

  /**
   * The final validation error; +∞ for a trial that has none, failed or stopped early, which
   * therefore ranks worst.
   */
  public double errorOrWorst() {
    return outcome instanceof TrialOutcome.Completed completed
        ? completed.error()
        : Double.POSITIVE_INFINITY;
  }

  /**
   * The cost, NaN where it says nothing: not known, not above 0, or the seconds of a training that
   * a failure or an early stop cut short.
   */
  public double knownCost(CostMeasure measure) {
    boolean cutShort =
        measure == CostMeasure.SECONDS && !(outcome instanceof TrialOutcome.Completed);
    double cost = measure.of(outcome.cost());
    return cutShort || !(cost > 0) || Double.isInfinite(cost) ? Double.NaN : cost;
  }
}
