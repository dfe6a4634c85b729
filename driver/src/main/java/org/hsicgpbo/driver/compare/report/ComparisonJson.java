package org.hsicgpbo.driver.compare.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hsicgpbo.driver.compare.AnytimeCurve;
import org.hsicgpbo.driver.compare.ComparedStudy;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.driver.compare.SharedOutcomes;
import org.hsicgpbo.driver.compare.StrategySummary;
import org.hsicgpbo.trainers.model.Versions;
import org.jspecify.annotations.Nullable;

/** comparison.json: all of it for programs. A figure that is not known is null. */
public final class ComparisonJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ComparisonJson() {}

  /** Writes it. */
  public static void write(ComparisonResult result, Writer out) throws IOException {
    Comparison comparison = result.comparison();
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("comparison", comparison.name());
    root.put("problem", comparison.problem());
    root.put("trials", comparison.trials());
    root.put("seeds", comparison.seeds());
    root.put("reference", comparison.reference().orElse(null));
    root.put("metric", comparison.metric().name().toLowerCase(Locale.ROOT));
    root.put("strategies", result.summaries().stream().map(ComparisonJson::summary).toList());
    root.put("settings", settings(result));
    root.put("studies", comparison.studies().stream().map(s -> study(s, comparison)).toList());
    root.put("trainings", SharedOutcomes.distinct(comparison.studies()));
    root.put("notes", ComparisonTable.of(comparison).notes());
    Map<String, Object> curves = new LinkedHashMap<>();
    curves.put("trials", curves(result.curvesByTrials()));
    curves.put("hours", curves(result.curvesByHours()));
    root.put("curves", curves);
    root.put("begun", result.begun().toString());
    root.put("reportedBy", reportedBy(result));
    JSON.writeValue(out, root);
  }

  private static Map<String, String> settings(ComparisonResult result) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < result.settings().size(); i++) {
      map.put(result.comparison().strategies().get(i), result.settings().get(i));
    }
    return map;
  }

  private static Map<String, @Nullable Object> summary(StrategySummary summary) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("strategy", summary.strategy());
    map.put("seeds", summary.seeds());
    map.put("meanError", finite(summary.meanError()));
    map.put("medianError", finite(summary.medianError()));
    map.put("standardDeviation", finite(summary.standardDeviation()));
    map.put("medianParameters", finite(summary.medianParameters()));
    map.put("medianFlops", finite(summary.medianFlops()));
    map.put("flopsFactor", finite(summary.flopsFactor()));
    map.put("trainingHours", finite(summary.trainingHours()));
    map.put("pValue", finite(summary.pValue()));
    map.put("medianRank", finite(summary.medianRank()));
    return map;
  }

  private static Map<String, @Nullable Object> study(ComparedStudy study, Comparison comparison) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("study", study.name());
    map.put("strategy", study.strategy());
    map.put("seed", study.seed());
    map.put("tradeOff", study.tradeOff().describe());
    map.put("trials", study.history().size());
    map.put("failed", study.history().failures());
    map.put("error", finite(comparison.metric().of(study)));
    map.put("validationError", finite(study.validationError()));
    map.put("testError", finite(study.testError()));
    map.put("finalTestError", finite(study.finalTestError()));
    map.put("flops", finite(study.cost().flops()));
    map.put("parameters", finite(study.cost().parameters()));
    map.put("trainingHours", finite(study.trainingHours()));
    map.put("bestTrial", study.chosen().map(t -> t.trial().number()).orElse(null));
    map.put("configuration", study.chosen().map(t -> t.configuration().raw()).orElse(null));
    return map;
  }

  private static Map<String, Object> curves(List<AnytimeCurve> curves) {
    Map<String, Object> map = new LinkedHashMap<>();
    curves.forEach(curve -> map.put(curve.strategy(), curve.points()));
    return map;
  }

  private static Map<String, Object> reportedBy(ComparisonResult result) {
    Versions versions = result.versions();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", result.reported().toString());
    map.put("hsicGpbo", result.product());
    map.put("java", versions.java());
    map.put("machine", versions.machine());
    map.put("processors", versions.processors());
    map.put("deeplearning4j", versions.deeplearning4j());
    return map;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
