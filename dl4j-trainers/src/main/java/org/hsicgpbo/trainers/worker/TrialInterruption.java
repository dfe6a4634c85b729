package org.hsicgpbo.trainers.worker;

import java.util.concurrent.atomic.AtomicInteger;

/** Which trial was last asked to stop. Safe for use by several threads. */
final class TrialInterruption {
  private final AtomicInteger trial = new AtomicInteger();

  void request(int trialNumber) {
    trial.set(trialNumber);
  }

  boolean isRequested(int trialNumber) {
    return trial.get() == trialNumber;
  }
}
