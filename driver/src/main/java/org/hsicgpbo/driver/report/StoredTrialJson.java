package org.hsicgpbo.driver.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/** A finished trial with all that a storage keeps of it. A figure that is not known is left out. */
final class StoredTrialJson {
  private StoredTrialJson() {}

  private static Map<String, @Nullable Object> figures(FinishedTrial finished) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    TrialOutcome outcome = finished.outcome();
    map.put("trial", finished.trial().number());
    map.put("state", outcome.state());
    map.put("stage", finished.trial().suggestion().stage());
    map.put("seed", finished.trial().seed());
    if (outcome instanceof TrialOutcome.Completed completed) {
      map.put("error", completed.error());
      known(map, "testError", completed.testError());
    }
    known(map, "flops", outcome.cost().flops());
    known(map, "parameters", outcome.cost().parameters());
    known(map, "seconds", outcome.cost().seconds());
    if (outcome instanceof TrialOutcome.Completed completed) {
      Map<String, @Nullable Object> metrics = new LinkedHashMap<>();
      completed.metrics().forEach((name, value) -> metrics.put(name, AnalysisJson.finite(value)));
      map.put("metrics", metrics);
    } else if (outcome instanceof TrialOutcome.Stopped stopped) {
      map.put(
          "stopped",
          Map.of("error", stopped.error(), "epoch", stopped.epoch(), "epochs", stopped.epochs()));
    } else if (outcome instanceof TrialOutcome.Failed failed) {
      map.put("reason", failed.reason());
    }
    map.put("configuration", finished.configuration().raw());
    return map;
  }

  /** With the coordinates of the active hyperparameters. */
  static Map<String, @Nullable Object> of(FinishedTrial finished, SearchSpace space) {
    Map<String, @Nullable Object> map = figures(finished);
    Map<String, Double> coordinates = new LinkedHashMap<>();
    UnitPoint point = finished.point();
    for (int i = 0; i < space.dimensions(); i++) {
      if (point.isActive(i)) {
        coordinates.put(space.get(i).name(), point.get(i));
      }
    }
    map.put("coordinates", coordinates);
    return map;
  }

  private static void known(Map<String, @Nullable Object> map, String name, double figure) {
    if (Double.isFinite(figure)) {
      map.put(name, figure);
    }
  }
}
