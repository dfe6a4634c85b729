package org.hsicgpbo.study;

import java.util.List;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/**
 * The durable events of one study. When a method returns, what it stored survives the death of this
 * process.
 *
 * <p>All methods throw {@link StoreException} when the storage fails.
 */
public interface TrialStore {
  /** Finished trials in the order in which they were told. */
  List<FinishedTrial> finished();

  /** Trials that were started and have no outcome, by number. */
  List<Trial> unfinished();

  /** Records that a trial was handed out; its number must not be taken. */
  void started(Trial trial);

  /** Records the outcome of a started trial; a second outcome of the same trial is refused. */
  void finished(FinishedTrial trial);

  /**
   * Records the outcome of a started trial together with its learning curve: both or neither. A
   * store that keeps no curves records the outcome.
   */
  default void finished(FinishedTrial trial, LearningCurve curve) {
    finished(trial);
  }

  /** The learning curves of finished trials, by number; none of those that told of no epoch. */
  default List<LearningCurve> curves() {
    return List.of();
  }
}
