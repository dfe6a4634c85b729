package org.hsicgpbo.trainers.training;

import org.hsicgpbo.trial.Cost;

/** A training ran out of memory although its estimate had been accepted. */
public final class TrainingTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long estimatedBytes;
  private final transient Cost cost;

  /**
   * A training that did not fit.
   *
   * @param reason for people
   * @param estimatedBytes what it was estimated to take
   * @param cost what is known of its cost
   */
  public TrainingTooLargeException(String reason, long estimatedBytes, Cost cost, Throwable cause) {
    super(reason, cause);
    this.estimatedBytes = estimatedBytes;
    this.cost = cost;
  }

  /** What the training was estimated to take; trainings of that estimate or more do not fit. */
  public long estimatedBytes() {
    return estimatedBytes;
  }

  /** What is known of its cost. */
  public Cost cost() {
    return cost;
  }
}
