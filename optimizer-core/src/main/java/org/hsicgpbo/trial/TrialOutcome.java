package org.hsicgpbo.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a trial ended. A failure is data: it ranks worst and never ends the study. So is a training
 * that was stopped early: what it would have reached is not known.
 */
public sealed interface TrialOutcome {

  /** What was spent, as far as it is known. */
  Cost cost();

  /** The state in files and reports: completed, stopped, or the label of the failure. */
  String state();

  /**
   * A finished training.
   *
   * @param error validation error, to be minimised; finite
   * @param testError error on the test split, NaN if it was not measured; never used for selection
   * @param cost what the network costs
   * @param metrics further figures by name, such as epochs, final-training-loss, maximum-error
   */
  record Completed(double error, double testError, Cost cost, Map<String, Double> metrics)
      implements TrialOutcome {
    /** Checks the error and copies the metrics, keeping their order. */
    public Completed {
      if (!Double.isFinite(error)) {
        throw new IllegalArgumentException(
            "The error (%s) of a completed trial must be finite.".formatted(error));
      }
      metrics =
          metrics.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Without test error and further figures. */
    public static Completed of(double error, Cost cost) {
      return new Completed(error, Double.NaN, cost, Map.of());
    }

    @Override
    public String state() {
      return "completed";
    }
  }

  /**
   * A training that was stopped early because others were better. Its error is not final: it never
   * makes a trial the best one, a finalist or a part of the front, and never one that reaches a
   * goal of low errors.
   *
   * @param error validation error after the epoch at which it was stopped; finite
   * @param epoch that epoch, from 1
   * @param epochs how many epochs were planned, not fewer
   * @param cost what the network costs, and the seconds that were spent
   */
  record Stopped(double error, int epoch, int epochs, Cost cost) implements TrialOutcome {
    /** The state of all that were stopped. */
    public static final String STATE = "stopped";

    /** Checks the error and the epochs. */
    public Stopped {
      if (!Double.isFinite(error) || epoch < 1 || epochs < epoch) {
        throw new IllegalArgumentException(
            "A trial stopped at epoch %d of %d with the error %s: the error must be finite and the epoch one of the planned ones."
                .formatted(epoch, epochs, error));
      }
    }

    @Override
    public String state() {
      return STATE;
    }
  }

  /**
   * A training without a usable error.
   *
   * @param kind why
   * @param reason one sentence for people
   * @param cost what was spent, as far as it is known
   */
  record Failed(FailureKind kind, String reason, Cost cost) implements TrialOutcome {
    @Override
    public String state() {
      return kind.label();
    }
  }
}
