package org.hsicgpbo.trainers.worker;

import java.util.concurrent.atomic.AtomicReference;

/** Whether the trial that is trained was asked to stop. Safe for use by several threads. */
final class TrialInterruption {
  /** Trials are numbered from one. */
  private static final Trained NOTHING = new Trained(0, false);

  private final AtomicReference<Trained> trained = new AtomicReference<>(NOTHING);

  /** The trial that is trained, and whether it was asked to stop. */
  private record Trained(int trial, boolean isAsked) {}

  /** A training begins; what was asked for before meant another one, even of the same number. */
  void begin(int trialNumber) {
    trained.set(new Trained(trialNumber, false));
  }

  /** A trial shall stop; one that is not trained, as its training has just ended, has done so. */
  void request(int trialNumber) {
    trained.updateAndGet(now -> now.trial() == trialNumber ? new Trained(trialNumber, true) : now);
  }

  boolean isRequested(int trialNumber) {
    return new Trained(trialNumber, true).equals(trained.get());
  }
}
