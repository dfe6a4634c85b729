package org.hsicgpbo.driver.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.Constraint;
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
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("study", result.file().study());
    root.put("seed", result.file().seed());
    root.put("problem", result.file().problem().asMap());
    root.put("where", result.file().space().constraints().stream().map(Constraint::text).toList());
    root.put("strategy", result.file().strategy().type());
    root.put("goal", AnalysisJson.goal(result.sensitivity()));
    root.put("answer", summary.answer());
    root.put("trials", result.history().size());
    root.put("failures", summary.failures());
    root.put("best", result.best().map(ResultsJson::trial).orElse(null));
    root.put("warmUpBest", result.warmUpBest().map(ResultsJson::trial).orElse(null));
    root.put("warmUpMedianError", AnalysisJson.finite(summary.warmUpMedian()));
    root.put("medianToBestRatio", AnalysisJson.finite(summary.medianToBest()));
    root.put(
        "cheapestNearlyAsGood",
        summary.cheapestNearlyAsGood().map(ResultsJson::trial).orElse(null));
    root.put("model", result.savedModel().isEmpty() ? null : result.savedModel());
    root.put("stages", result.stages().stream().map(ResultsJson::stage).toList());
    root.put("indices", AnalysisJson.indices(result.sample().analysis()));
    root.put("notes", result.sensitivity().notes());
    root.put("provenance", Provenance.of(result.file()).asMap());
    JSON.writeValue(out, root);
  }

  private static Map<String, @Nullable Object> stage(StageReport stage) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", stage.name());
    map.put("purpose", stage.purpose());
    map.put("firstTrial", stage.firstTrial());
    map.put("lastTrial", stage.lastTrial());
    map.put("decisions", stage.decisions().stream().map(AnalysisJson::decision).toList());
    return map;
  }

  private static Map<String, @Nullable Object> trial(FinishedTrial finished) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("trial", finished.trial().number());
    map.put("stage", finished.trial().suggestion().stage());
    map.put("seed", finished.trial().seed());
    map.put("error", AnalysisJson.finite(finished.errorOrWorst()));
    finished
        .completed()
        .ifPresent(
            completed -> {
              map.put("testError", AnalysisJson.finite(completed.testError()));
              map.put("metrics", completed.metrics());
            });
    map.put("flops", AnalysisJson.finite(finished.outcome().cost().flops()));
    map.put("parameters", AnalysisJson.finite(finished.outcome().cost().parameters()));
    map.put("seconds", AnalysisJson.finite(finished.outcome().cost().seconds()));
    map.put("configuration", finished.trial().suggestion().configuration().raw());
    return map;
  }
}
