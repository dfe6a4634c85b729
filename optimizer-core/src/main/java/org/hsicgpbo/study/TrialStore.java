package org.hsicgpbo.study;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/**
 * The durable events of one study. When a method returns, what it stored survives the death of this
 * process. Several drivers may work on one study, each with a store of its own: a number belongs to
 * the driver that has claimed it, until the trial has an outcome or that driver is dead.
 *
 * <p>All methods throw {@link StoreException} when the storage fails.
 */
public interface TrialStore {
  /** Finished trials in the order in which they were told. */
  List<FinishedTrial> finished();

  /**
   * The finished trials but the first {@code known} of them, in the order in which they were told:
   * what this and other drivers have told since.
   */
  default List<FinishedTrial> finishedAfter(int known) {
    List<FinishedTrial> all = finished();
    return all.subList(known, all.size());
  }

  /** How many finished trials there are. */
  default int finishedCount() {
    return finished().size();
  }

  /** Trials that were started and have no outcome, by number, those of other drivers included. */
  List<Trial> unfinished();

  /**
   * Claims what this driver shall train next: first, by number, what has no outcome and belongs to
   * no living driver; then the number after the highest one.
   *
   * @param budget how many trials there shall be in all
   * @return empty if the finished trials and those of living drivers are as many already
   */
  Optional<TrialClaim> claim(int budget);

  /**
   * Records that a trial was handed out.
   *
   * @throws NumberTakenException if its number is another driver's
   */
  void started(Trial trial);

  /**
   * Records the outcome of a started trial; a second outcome of the same trial is refused.
   *
   * @throws OutcomeKnownException if there is one
   */
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

  /** The learning curve of a trial, without epochs if it told of none. */
  default LearningCurve curve(int trial) {
    return curves().stream()
        .filter(curve -> curve.trial() == trial)
        .findFirst()
        .orElseGet(() -> new LearningCurve(trial, List.of()));
  }
}
