package org.hsicgpbo.study;

import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** Trains trials, several at a time. */
public interface TrialExecutor extends AutoCloseable {
  /** How many trials it trains at the same time; at least 1. */
  int slots();

  /**
   * Starts the training. The future completes with the outcome, a failed one included; it completes
   * exceptionally only when no trial could succeed, such as a worker that cannot be started at all,
   * and the study then stops.
   *
   * @param trial what to train
   * @param progress told of each epoch, from another thread
   */
  CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress);

  /**
   * Asks a running training to end soon, with any outcome; one that does not listen is trained to
   * its end. May be called from any thread, more than once, and for a trial that has ended.
   */
  default void interrupt(int trialNumber) {}

  /** Ends what runs and frees all processes; unfinished futures are cancelled. */
  @Override
  void close();
}
