package org.hsicgpbo.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a trial ended. A failure is data: it ranks worst and never ends the study. */
public sealed interface TrialOutcome {

  /** What was spent, as far as it is known. */
  Cost cost();

  /** The state in files and reports: completed, or the label of the failure. */
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
