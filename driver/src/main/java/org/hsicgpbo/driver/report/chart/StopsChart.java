package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/** When trainings were stopped early: how many of them by each epoch. */
final class StopsChart {
  private StopsChart() {}

  /** So many trials had been stopped when that epoch ended. */
  private record Step(int epoch, long trials) {}

  /** The curve; empty if no trial was stopped. */
  static Optional<ObjectNode> of(TrialHistory history) {
    TreeMap<Integer, Long> byEpoch =
        history.trials().stream()
            .flatMap(trial -> trial.stopped().stream())
            .collect(
                Collectors.groupingBy(
                    TrialOutcome.Stopped::epoch, TreeMap::new, Collectors.counting()));
    if (byEpoch.isEmpty()) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>(List.of(new Step(0, 0)));
    long sum = 0;
    for (Map.Entry<Integer, Long> entry : byEpoch.entrySet()) {
      sum += entry.getValue();
      steps.add(new Step(entry.getKey(), sum));
    }
    int planned =
        history.trials().stream()
            .flatMap(trial -> trial.stopped().stream())
            .mapToInt(TrialOutcome.Stopped::epochs)
            .max()
            .orElseThrow();
    steps.add(new Step(planned, sum));
    return Optional.of(ChartSpec.load("stops").rows(steps).node());
  }
}
