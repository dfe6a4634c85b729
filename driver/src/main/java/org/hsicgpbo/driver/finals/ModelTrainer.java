package org.hsicgpbo.driver.finals;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** Trains networks and saves them. */
public interface ModelTrainer extends AutoCloseable {
  /** How many it trains at the same time. */
  int slots();

  /**
   * Trains the trial and saves its network with its card.
   *
   * @param modelFile where to save it
   */
  CompletableFuture<TrialOutcome> trainAndSave(Trial trial, Path modelFile, EpochListener progress);

  @Override
  void close();
}
