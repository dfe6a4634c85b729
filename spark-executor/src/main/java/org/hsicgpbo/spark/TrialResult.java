package org.hsicgpbo.spark;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * What a task returns. Everything that a machine can find out is an answer; what Spark throws is
 * not.
 */
sealed interface TrialResult extends Serializable {

  /** The outcome, as the study is told it. */
  TrialOutcome outcome();

  /** The files of the trained network by name; none if none was asked for. */
  default Map<String, byte[]> files() {
    return Map.of();
  }

  /** A finished training with the files of its network, if it was asked for. */
  record Completed(
      double error,
      double testError,
      double flops,
      double parameters,
      double seconds,
      LinkedHashMap<String, Double> metrics,
      TreeMap<String, byte[]> files)
      implements TrialResult {
    @Override
    public TrialOutcome outcome() {
      return new TrialOutcome.Completed(
          error, testError, new Cost(flops, parameters, seconds), metrics);
    }
  }

  /** A training without an error. */
  record Failed(FailureKind kind, String reason, double flops, double parameters, double seconds)
      implements TrialResult {
    @Override
    public TrialOutcome outcome() {
      return new TrialOutcome.Failed(kind, reason, new Cost(flops, parameters, seconds));
    }
  }

  /**
   * No trial could succeed there.
   *
   * @param reason for people, with the machine
   */
  record Refused(String reason) implements TrialResult {
    @Override
    public TrialOutcome outcome() {
      throw new StudyFailedException(reason, null);
    }
  }

  /** The result of a training. */
  static TrialResult of(TrialOutcome outcome, Map<String, byte[]> files) {
    Cost cost = outcome.cost();
    if (outcome instanceof TrialOutcome.Completed completed) {
      return new Completed(
          completed.error(),
          completed.testError(),
          cost.flops(),
          cost.parameters(),
          cost.seconds(),
          new LinkedHashMap<>(completed.metrics()),
          new TreeMap<>(files));
    }
    if (outcome instanceof TrialOutcome.Failed failed) {
      return new Failed(
          failed.kind(), failed.reason(), cost.flops(), cost.parameters(), cost.seconds());
    }
    throw new IllegalArgumentException(
        "Executors do not stop trials by themselves (%s).".formatted(outcome));
  }
}
