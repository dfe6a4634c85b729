package org.hsicgpbo.driver.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.sensitivity.AnovaIndex;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.IndexPrecision;
import org.hsicgpbo.sensitivity.IntervalCurve;
import org.hsicgpbo.sensitivity.IntervalPoint;
import org.hsicgpbo.sensitivity.PairIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.jspecify.annotations.Nullable;

/** An analysis as JSON. A figure that is not known is null. */
public final class AnalysisJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private AnalysisJson() {}

  /** Writes it all. */
  public static void write(AnalyzedSample sample, Writer out) throws IOException {
    SampleAnalysis analysis = sample.analysis();
    SensitivityReport report = analysis.ranking();
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("n", report.n());
    root.put("goal", goal(report));
    root.put("cost", report.cost().label());
    root.put("indices", indices(analysis));
    if (!analysis.pairs().isEmpty()) {
      root.put("pairs", analysis.pairs().stream().map(AnalysisJson::pair).toList());
    }
    if (!analysis.anova().isEmpty()) {
      root.put("anova", analysis.anova().stream().map(AnalysisJson::share).toList());
    }
    if (!analysis.curves().isEmpty()) {
      root.put("intervalCurves", analysis.curves().stream().map(AnalysisJson::curve).toList());
    }
    analysis.worst().ifPresent(worst -> root.put("worst", worst(worst)));
    root.put("roles", analysis.roles().stream().map(AnalysisJson::decision).toList());
    root.put("notes", report.notes());
    JSON.writeValue(out, root);
  }

  static Map<String, @Nullable Object> goal(SensitivityReport report) {
    Map<String, @Nullable Object> goal = new LinkedHashMap<>();
    goal.put("kind", report.goal().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    if (report.goal() instanceof Goal.Best best) {
      goal.put("quantile", best.quantile());
    } else if (report.goal() instanceof Goal.Worst worst) {
      goal.put("quantile", worst.quantile());
    }
    goal.put("threshold", finite(report.threshold()));
    goal.put("m", report.reached());
    return goal;
  }

  /** The ranked indices with interval, detectable effect and role. */
  static List<Map<String, @Nullable Object>> indices(SampleAnalysis analysis) {
    return analysis.ranking().indices().stream().map(index -> entry(index, analysis)).toList();
  }

  private static Map<String, @Nullable Object> entry(HsicIndex index, SampleAnalysis analysis) {
    Map<String, @Nullable Object> map = index(index);
    Optional<IndexPrecision> precision = analysis.precision(index.hyperparameter());
    precision.ifPresent(
        p -> {
          map.put("low", finite(p.low()));
          map.put("high", finite(p.high()));
          map.put("confidence", p.confidence());
          map.put("detectableHsic", finite(p.detectableHsic()));
          map.put("detectableR2", finite(p.detectableR2()));
        });
    map.put("role", analysis.role(index.hyperparameter()).map(r -> r.role().label()).orElse(null));
    return map;
  }

  private static Map<String, @Nullable Object> worst(SensitivityReport worst) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("goal", goal(worst));
    map.put("indices", worst.indices().stream().map(AnalysisJson::index).toList());
    return map;
  }

  static Map<String, @Nullable Object> index(HsicIndex index) {
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

  private static Map<String, @Nullable Object> pair(PairIndex pair) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("a", pair.first());
    map.put("b", pair.second());
    map.put("active", pair.active());
    map.put("goalReached", pair.goalReached());
    map.put("bandwidth", finite(pair.bandwidth()));
    map.put("hsic", finite(pair.hsic()));
    map.put("excess", finite(pair.excess()));
    map.put("pValue", finite(pair.pValue()));
    map.put("pAdjusted", finite(pair.pAdjusted()));
    return map;
  }

  private static Map<String, @Nullable Object> share(AnovaIndex index) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", index.hyperparameter());
    map.put("first", finite(index.first()));
    map.put("total", finite(index.total()));
    return map;
  }

  private static Map<String, @Nullable Object> curve(IntervalCurve curve) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", curve.hyperparameter());
    map.put("cutBelow", curve.cutBelow().stream().map(AnalysisJson::point).toList());
    map.put("cutAbove", curve.cutAbove().stream().map(AnalysisJson::point).toList());
    return map;
  }

  private static Map<String, @Nullable Object> point(IntervalPoint point) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("uFrom", point.part().low());
    map.put("uTo", point.part().high());
    map.put("trials", point.trials());
    map.put("goalReached", point.goalReached());
    map.put("hsic", finite(point.hsic()));
    map.put("standardError", finite(point.standardError()));
    map.put("pValue", finite(point.pValue()));
    map.put("chanceRatio", finite(point.chanceRatio()));
    map.put("chanceRatioLow", finite(point.chanceRatioLow()));
    map.put("chanceRatioHigh", finite(point.chanceRatioHigh()));
    map.put("keepsGoalPValue", finite(point.keepsGoalPValue()));
    return map;
  }

  /** A role with its reasons and evidence. */
  static Map<String, @Nullable Object> decision(RoleDecision decision) {
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

  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
