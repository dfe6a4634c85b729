package org.hsicgpbo.driver.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.ParetoFront;
import org.jspecify.annotations.Nullable;

/**
 * results.json: study, stages with the role of every hyperparameter and its evidence, indices, best
 * network, failures, provenance. A figure that is not known is null.
 */
public final class ResultsJson {
  /** With what the file of {@link #writeWithTrials} begins, so that it is known when it is read. */
  public static final String FORMAT = "hsic-gpbo study 1";

  /** The key of its trials. */
  public static final String HISTORY = "history";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResultsJson() {}

  /** Writes a whole result. */
  public static void write(StudyResult result, Writer out) throws IOException {
    JSON.writeValue(out, content(result));
  }

  /** Writes a whole result and, without loss, all its trials, for {@code import}. */
  public static void writeWithTrials(StudyResult result, Writer out) throws IOException {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.putAll(content(result));
    root.put(
        HISTORY,
        result.history().trials().stream()
            .map(trial -> StoredTrialJson.of(trial, result.history().space()))
            .toList());
    JSON.writeValue(out, root);
  }

  private static Map<String, @Nullable Object> content(StudyResult result) {
    Summary summary = new Summary(result);
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("study", result.file().study());
    root.put("seed", result.file().seed());
    root.put("problem", result.file().problem().asMap());
    root.put("where", result.file().space().constraints().stream().map(Constraint::text).toList());
    root.put("strategy", result.file().strategy().type());
    root.put("goal", AnalysisJson.goal(result.sensitivity()));
    root.put("answer", summary.answer());
    root.put("details", summary.more());
    root.put("trials", result.history().size());
    root.put("failures", summary.failures());
    root.put("stoppedEarly", EarlyStops.asMap(result.history()));
    root.put("best", result.best().map(ResultsJson::trial).orElse(null));
    root.put("warmUpBest", result.warmUpBest().map(ResultsJson::trial).orElse(null));
    root.put("warmUpMedianError", AnalysisJson.finite(summary.warmUpMedian()));
    root.put(
        "medianToBestRatio",
        AnalysisJson.finite(result.best().map(summary::medianTo).orElse(Double.NaN)));
    root.put("tradeOff", result.file().tradeOff().describe());
    root.put("recommended", summary.recommended().map(ResultsJson::trial).orElse(null));
    root.put(
        "front",
        ParetoFront.of(result.history(), result.file().tradeOff().cost(result.history())).stream()
            .map(ResultsJson::trial)
            .toList());
    root.put("model", result.savedModel().isEmpty() ? null : result.savedModel());
    root.put("finalNetworks", result.finals().stream().map(ResultsJson::finalNetwork).toList());
    root.put("stages", result.stages().stream().map(ResultsJson::stage).toList());
    root.put("indices", AnalysisJson.indices(result.sample().analysis()));
    root.put("notes", result.sensitivity().notes());
    root.put("reportedBy", Provenance.of(result.file()).asMap());
    return root;
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

  private static Map<String, @Nullable Object> finalNetwork(FinalNetwork network) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("trial", network.finalist().trial().trial().number());
    map.put("why", network.finalist().why());
    map.put("trainedOn", network.trainedOn());
    map.put("testErrorMean", AnalysisJson.finite(network.mean()));
    map.put("testErrorStandardDeviation", AnalysisJson.finite(network.standardDeviation()));
    map.put("flops", AnalysisJson.finite(network.cost().flops()));
    map.put("parameters", AnalysisJson.finite(network.cost().parameters()));
    map.put("latencyMilliseconds", AnalysisJson.finite(network.latencyMilliseconds()));
    map.put("missing", network.missing());
    map.put("trained", network.trained().stream().map(ResultsJson::trained).toList());
    return map;
  }

  private static Map<String, @Nullable Object> trained(FinalNetwork.Trained trained) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("seed", trained.seed());
    map.put("testError", AnalysisJson.finite(trained.testError()));
    map.put("latencyMilliseconds", AnalysisJson.finite(trained.latencyMilliseconds()));
    map.put("seconds", AnalysisJson.finite(trained.seconds()));
    map.put("file", trained.file());
    return map;
  }

  /** JSON has no NaN. */
  private static Map<String, @Nullable Object> finite(Map<String, Double> metrics) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    metrics.forEach((name, value) -> map.put(name, AnalysisJson.finite(value)));
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
              map.put("metrics", finite(completed.metrics()));
            });
    map.put("flops", AnalysisJson.finite(finished.outcome().cost().flops()));
    map.put("parameters", AnalysisJson.finite(finished.outcome().cost().parameters()));
    map.put("seconds", AnalysisJson.finite(finished.outcome().cost().seconds()));
    map.put("configuration", finished.configuration().raw());
    return map;
  }
}
