package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/** Pictures of the trials themselves: error by number, error against cost. */
final class TrialCharts {
  private static final List<String> STAGE_COLOURS =
      List.of("#9aa7b2", "#0b6e99", "#2a9d6f", "#8250c4");
  private static final Map<CostMeasure, String> TITLES =
      Map.of(
          CostMeasure.FLOPS, "FLOPs of one forward pass",
          CostMeasure.PARAMETERS, "parameters",
          CostMeasure.SECONDS, "seconds of training");

  private final TrialHistory history;
  private final CostMeasure cost;

  TrialCharts(TrialHistory history, CostMeasure cost) {
    this.history = history;
    this.cost = cost;
  }

  /** Error by trial number with the best so far; empty if no trial completed. */
  Optional<ObjectNode> history() {
    List<FinishedTrial> byNumber =
        completed().stream().sorted(Comparator.comparingInt(t -> t.trial().number())).toList();
    List<TrialRow> rows = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (FinishedTrial trial : byNumber) {
      best = Math.min(best, trial.errorOrWorst());
      rows.add(TrialRow.of(trial, cost, best, false));
    }
    List<TrialRow> drawn = Thinning.of(rows, i -> rows.get(i).error() == rows.get(i).best());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            coloured(ChartSpec.load("history").rows(drawn))
                .set("/layer/0/encoding/y/scale", errorScale())
                .set("/layer/1/encoding/y/scale", errorScale())
                .node());
  }

  /** Error against cost with the Pareto front; empty if no cost is known. */
  Optional<ObjectNode> front() {
    List<FinishedTrial> known =
        completed().stream()
            .filter(t -> cost.of(t.outcome().cost()) > 0)
            .sorted(
                Comparator.comparingDouble((FinishedTrial t) -> cost.of(t.outcome().cost()))
                    .thenComparingDouble(FinishedTrial::errorOrWorst))
            .toList();
    List<TrialRow> rows = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (FinishedTrial trial : known) {
      boolean pareto = trial.errorOrWorst() < best;
      best = Math.min(best, trial.errorOrWorst());
      rows.add(TrialRow.of(trial, cost, best, pareto));
    }
    List<TrialRow> drawn = Thinning.of(rows, i -> rows.get(i).pareto());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            coloured(ChartSpec.load("front").rows(drawn))
                .set("/encoding/y/scale", errorScale())
                .set("/encoding/x/title", TITLES.getOrDefault(cost, cost.label()))
                .node());
  }

  private List<FinishedTrial> completed() {
    return history.trials().stream().filter(t -> t.completed().isPresent()).toList();
  }

  /** Errors of training span decades; zero and below have no logarithm. */
  private Map<String, Object> errorScale() {
    boolean positive = completed().stream().allMatch(t -> t.errorOrWorst() > 0);
    return positive ? Map.of("type", "log") : Map.of("zero", false);
  }

  private ChartSpec coloured(ChartSpec chart) {
    List<String> stages =
        history.trials().stream().map(t -> t.trial().suggestion().stage()).distinct().toList();
    return stages.size() > STAGE_COLOURS.size()
        ? chart
        : chart.set(
            "/layer/0/encoding/color/scale",
            Map.of("domain", stages, "range", STAGE_COLOURS.subList(0, stages.size())));
  }
}
