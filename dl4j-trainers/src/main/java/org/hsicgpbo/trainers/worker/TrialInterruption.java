package org.hsicgpbo.trainers.worker;

import java.util.concurrent.atomic.AtomicInteger;

/** Which trial was last asked to stop. Safe for use by several threads. */
final class TrialInterruption {
  private static final int NONE = 0;

  private final AtomicInteger trial = new AtomicInteger(NONE);

  /** A training begins; what was asked for before meant another one, even of the same number. */
  void begin() {
    trial.set(NONE);
  }

  void request(int trialNumber) {
    trial.set(trialNumber);
  }

  boolean isRequested(int trialNumber) {
    return trial.get() == trialNumber;
  }
}
