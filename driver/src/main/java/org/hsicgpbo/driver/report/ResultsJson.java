package org.hsicgpbo.driver.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.FinishedTrial;
import org.jspecify.annotations.Nullable;

/**
 * results.json: study, stages with the role of every hyperparameter and its evidence, indices, best
 * network, failures, provenance. A figure that is not known is null.
 */
public final class ResultsJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResultsJson() {}

  /** Writes a whole result. */
  public static void write(StudyResult result, Writer out) throws IOException {
    Summary summary = new Summary(result);
    Map<String, RoleDecision> roles = summary.roles();
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("study", result.file().study());
    root.put("seed", result.file().seed());
    root.put("problem", result.file().problem().asMap());
    root.put("strategy", result.file().strategy().type());
    root.put("goal", goal(result.sensitivity()));
    root.put("answer", summary.answer());
    root.put("trials", result.history().size());
    root.put("failures", summary.failures());
    root.put("best", result.best().map(ResultsJson::trial).orElse(null));
    root.put("warmUpBest", result.warmUpBest().map(ResultsJson::trial).orElse(null));
    root.put("warmUpMedianError", finite(summary.warmUpMedian()));
    root.put("medianToBestRatio", finite(summary.medianToBest()));
    root.put(
        "cheapestNearlyAsGood",
        summary.cheapestNearlyAsGood().map(ResultsJson::trial).orElse(null));
    root.put("model", result.savedModel().isEmpty() ? null : result.savedModel());
    root.put("stages", result.stages().stream().map(ResultsJson::stage).toList());
    root.put("indices", indices(result.sensitivity(), roles));
    root.put("notes", result.sensitivity().notes());
    root.put("provenance", Provenance.of(result.file()).asMap());
    JSON.writeValue(out, root);
  }

  /** Writes a ranking alone. */
  public static void writeRanking(SensitivityReport report, Writer out) throws IOException {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("n", report.n());
    root.put("goal", goal(report));
    root.put("cost", report.cost().label());
    root.put("indices", indices(report, Map.of()));
    root.put("notes", report.notes());
    JSON.writeValue(out, root);
  }

  private static Map<String, @Nullable Object> goal(SensitivityReport report) {
    Map<String, @Nullable Object> goal = new LinkedHashMap<>();
    goal.put("kind", report.goal().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    if (report.goal() instanceof Goal.Best best) {
      goal.put("quantile", best.quantile());
    } else if (report.goal() instanceof Goal.Worst worst) {
      goal.put("quantile", worst.quantile());
    }
    goal.put("threshold", finite(report.threshold()));
    goal.put("m", report.reached());
    return goal;
  }

  private static Map<String, @Nullable Object> stage(StageReport stage) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", stage.name());
    map.put("purpose", stage.purpose());
    map.put("firstTrial", stage.firstTrial());
    map.put("lastTrial", stage.lastTrial());
    map.put("decisions", stage.decisions().stream().map(ResultsJson::decision).toList());
    return map;
  }

  private static Map<String, @Nullable Object> decision(RoleDecision decision) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("hyperparameter", decision.hyperparameter());
    map.put("role", decision.role().label());
    if (decision.role() instanceof Role.SetCheap set) {
      map.put("value", set.value().raw());
    } else if (decision.role() instanceof Role.Narrow narrow) {
      map.put("from", narrow.from().raw());
      map.put("to", narrow.to().raw());
    }
    map.put("reasons", decision.reasons());
    map.put("evidence", index(decision.evidence()));
    return map;
  }

  private static List<Map<String, @Nullable Object>> indices(
      SensitivityReport report, Map<String, RoleDecision> roles) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (HsicIndex index : report.indices()) {
      Map<String, @Nullable Object> map = index(index);
      RoleDecision decision = roles.get(index.hyperparameter());
      map.put("role", decision == null ? null : decision.role().label());
      list.add(map);
    }
    return list;
  }

  private static Map<String, @Nullable Object> index(HsicIndex index) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", index.hyperparameter());
    map.put("active", index.active());
    map.put("goalReached", index.goalReached());
    map.put("bandwidth", finite(index.bandwidth()));
    map.put("hsic", finite(index.hsic()));
    map.put("r2", finite(index.r2()));
    map.put("standardError", finite(index.standardError()));
    map.put("pValue", finite(index.pValue()));
    map.put("pAdjusted", finite(index.pAdjusted()));
    map.put("costHsic", finite(index.costHsic()));
    map.put("costR2", finite(index.costR2()));
    map.put("costPValue", finite(index.costPValue()));
    return map;
  }

  private static Map<String, @Nullable Object> trial(FinishedTrial finished) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("trial", finished.trial().number());
    map.put("stage", finished.trial().suggestion().stage());
    map.put("seed", finished.trial().seed());
    map.put("error", finite(finished.errorOrWorst()));
    finished
        .completed()
        .ifPresent(
            completed -> {
              map.put("testError", finite(completed.testError()));
              map.put("metrics", completed.metrics());
            });
    map.put("flops", finite(finished.outcome().cost().flops()));
    map.put("parameters", finite(finished.outcome().cost().parameters()));
    map.put("seconds", finite(finished.outcome().cost().seconds()));
    map.put("configuration", finished.trial().suggestion().configuration().raw());
    return map;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
