package org.hsicgpbo.driver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * What stopping trainings early has saved.
 *
 * @param trials how many were stopped
 * @param savedEpochs epochs that were planned for them and not trained
 * @param allEpochs epochs of all trials had none been stopped; a completed trial that tells of no
 *     epochs counts as the longest planned
 */
public record EarlyStops(long trials, double savedEpochs, double allEpochs) {
  private static final String EPOCHS = "epochs";

  /** Of a history. */
  public static EarlyStops of(TrialHistory history) {
    List<TrialOutcome.Stopped> stopped =
        history.trials().stream().flatMap(trial -> trial.stopped().stream()).toList();
    double longest = stopped.stream().mapToInt(TrialOutcome.Stopped::epochs).max().orElse(0);
    double completed =
        history.trials().stream()
            .flatMap(trial -> trial.completed().stream())
            .mapToDouble(outcome -> outcome.metrics().getOrDefault(EPOCHS, longest))
            .sum();
    double planned = stopped.stream().mapToDouble(TrialOutcome.Stopped::epochs).sum();
    double trained = stopped.stream().mapToDouble(TrialOutcome.Stopped::epoch).sum();
    return new EarlyStops(stopped.size(), planned - trained, planned + completed);
  }

  /** The share of all epochs that was saved; 0 if there were none. */
  public double savedShare() {
    return allEpochs > 0 ? savedEpochs / allEpochs : 0;
  }

  /** Such as "41 stopped early, saved about 38 % of the epochs"; empty if none was stopped. */
  public Optional<String> describe() {
    return trials == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d stopped early, saved about %.0f %% of the epochs",
                trials,
                100 * savedShare()));
  }

  /** For results.json. */
  static Map<String, Object> asMap(TrialHistory history) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FinishedTrial trial : history.trials()) {
      trial.stopped().ifPresent(stopped -> rows.add(row(trial, stopped)));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("savedShareOfEpochs", of(history).savedShare());
    map.put("trials", rows);
    return map;
  }

  private static Map<String, Object> row(FinishedTrial trial, TrialOutcome.Stopped stopped) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("trial", trial.trial().number());
    row.put("stage", trial.trial().suggestion().stage());
    row.put("epoch", stopped.epoch());
    row.put("plannedEpochs", stopped.epochs());
    row.put("errorWhenStopped", stopped.error());
    return row;
  }
}
