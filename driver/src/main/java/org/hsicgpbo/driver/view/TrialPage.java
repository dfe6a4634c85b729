package org.hsicgpbo.driver.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * One trial in full.
 *
 * @param number its number
 * @param seed of its training
 * @param stage of the strategy that proposed it
 * @param state completed, stopped or the cause of its failure; without an outcome running if a
 *     driver trains it, else unfinished
 * @param begun when it was first begun
 * @param ended when its outcome was stored; empty while it has none
 * @param attempts how many runs of the program have begun it
 * @param configuration the values of its active hyperparameters
 * @param error validation error; of one that was stopped early its last; NaN if it has none
 * @param testError error on the test split; NaN if it was not measured
 * @param metrics further figures by name
 * @param flops of one forward pass
 * @param parameters that were trained
 * @param seconds of training
 * @param reason why it failed or was stopped
 * @param curve its epochs
 * @param log the end of what its training printed
 * @param logTruncated whether the log is longer than that
 */
public record TrialPage(
    int number,
    long seed,
    String stage,
    String state,
    Instant begun,
    Optional<Instant> ended,
    int attempts,
    Map<String, Object> configuration,
    double error,
    double testError,
    Map<String, Double> metrics,
    double flops,
    double parameters,
    double seconds,
    Optional<String> reason,
    List<Epoch> curve,
    String log,
    boolean logTruncated) {

  /** The state of a trial that a driver trains. */
  private static final String RUNNING = "running";

  /** The state of one whose driver is gone; the next run begins it again. */
  private static final String UNFINISHED = "unfinished";

  /**
   * One epoch.
   *
   * @param epoch its number, from 1
   * @param epochs how many were planned
   * @param trainingLoss mean loss
   * @param validationError after it
   * @param learningRate in it
   */
  public record Epoch(
      int epoch, int epochs, double trainingLoss, double validationError, double learningRate) {
    static Epoch of(EpochEvent event) {
      return new Epoch(
          event.epoch(),
          event.epochs(),
          event.trainingLoss(),
          event.validationError(),
          event.learningRate());
    }
  }

  /** That of a trial that has an outcome. */
  static TrialPage of(
      FinishedTrial finished, TrialTimes times, List<Epoch> curve, TrialLogs.Tail log) {
    Trial trial = finished.trial();
    TrialOutcome outcome = finished.outcome();
    return new TrialPage(
        trial.number(),
        trial.seed(),
        trial.suggestion().stage(),
        outcome.state(),
        times.started(),
        times.finished(),
        times.attempts(),
        finished.configuration().raw(),
        TrialColumns.error(outcome),
        finished.completed().map(TrialOutcome.Completed::testError).orElse(Double.NaN),
        finished.completed().map(TrialOutcome.Completed::metrics).orElse(Map.of()),
        outcome.cost().flops(),
        outcome.cost().parameters(),
        outcome.cost().seconds(),
        reason(outcome),
        curve,
        log.text(),
        log.isTruncated());
  }

  /** That of a trial that has none yet. */
  static TrialPage of(
      Trial trial, boolean isRunning, TrialTimes times, List<Epoch> curve, TrialLogs.Tail log) {
    return new TrialPage(
        trial.number(),
        trial.seed(),
        trial.suggestion().stage(),
        isRunning ? RUNNING : UNFINISHED,
        times.started(),
        Optional.empty(),
        times.attempts(),
        trial.suggestion().configuration().raw(),
        Double.NaN,
        Double.NaN,
        Map.of(),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Optional.empty(),
        curve,
        log.text(),
        log.isTruncated());
  }

  private static Optional<String> reason(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Failed failed) {
      return Optional.of(failed.reason());
    }
    return outcome instanceof TrialOutcome.Stopped stopped
        ? Optional.of(
            "It was stopped early, after epoch %d of %d, because others were better."
                .formatted(stopped.epoch(), stopped.epochs()))
        : Optional.empty();
  }
}
