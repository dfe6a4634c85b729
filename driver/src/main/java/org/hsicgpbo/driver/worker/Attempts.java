package org.hsicgpbo.driver.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;

/** Records that a trial was not done at the first attempt. */
final class Attempts {
  /** The metric of completed trials; missing where one attempt was enough. */
  static final String METRIC = "attempts";

  private Attempts() {}

  /** Whether its process has ended in a way that may have been an accident. */
  static boolean isCrash(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Failed failed && failed.kind() == FailureKind.CRASHED;
  }

  /** The outcome of that attempt, which tells of it unless it was the first. */
  static TrialOutcome recorded(TrialOutcome outcome, int attempts) {
    if (attempts == 1) {
      return outcome;
    }
    if (outcome instanceof TrialOutcome.Failed failed) {
      String reason = "At attempt %d: %s".formatted(attempts, failed.reason());
      return new TrialOutcome.Failed(failed.kind(), reason, failed.cost());
    }
    if (!(outcome instanceof TrialOutcome.Completed completed)) {
      return outcome;
    }
    Map<String, Double> metrics = new LinkedHashMap<>(completed.metrics());
    metrics.put(METRIC, (double) attempts);
    return new TrialOutcome.Completed(
        completed.error(), completed.testError(), completed.cost(), metrics);
  }
}
