package org.hsicgpbo.driver.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/** The pictures of a report as Vega-Lite specifications, each with its data. */
final class Charts {
  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";
  private static final int BINS = 8;
  private static final String GOOD = "#0b6e99";
  private static final String ALL = "#aab4bd";

  private final StudyResult result;

  Charts(StudyResult result) {
    this.result = result;
  }

  /** All charts by the identifier of their place in the page; those without data are left out. */
  Map<String, Object> all() {
    Map<String, Object> charts = new LinkedHashMap<>();
    if (result.history().best().isPresent()) {
      charts.put("history", history());
      if (!frontRows().isEmpty()) {
        charts.put("front", front());
      }
    }
    if (result.sensitivity().indices().stream().anyMatch(i -> Double.isFinite(i.hsic()))) {
      charts.put("ranking", ranking());
      charts.put("histograms", histograms());
    }
    return charts;
  }

  private Map<String, Object> history() {
    List<Map<String, Object>> rows = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    List<FinishedTrial> byNumber = new ArrayList<>(result.history().trials());
    byNumber.sort(Comparator.comparingInt(t -> t.trial().number()));
    for (FinishedTrial trial : byNumber) {
      if (trial.completed().isPresent()) {
        best = Math.min(best, trial.errorOrWorst());
        rows.add(row(trial, "best", best));
      }
    }
    Map<String, Object> points =
        Map.of(
            "mark", Map.of("type", "point", "filled", true, "size", 45, "opacity", 0.85),
            "encoding", Map.of("y", error(), "color", stage(), "tooltip", tooltip()));
    Map<String, Object> line =
        Map.of(
            "mark",
                Map.of(
                    "type",
                    "line",
                    "interpolate",
                    "step-after",
                    "color",
                    "#c2571a",
                    "strokeWidth",
                    2),
            "encoding",
                Map.of(
                    "y", Map.of("field", "best", "type", "quantitative", "scale", errorScale())));
    return chart(
        rows,
        Map.of(
            "encoding",
            Map.of("x", axis("trial", "trial", Map.of())),
            "layer",
            List.of(points, line)));
  }

  private Map<String, Object> front() {
    Map<String, Object> points =
        Map.of(
            "mark", Map.of("type", "point", "filled", true, "size", 45, "opacity", 0.85),
            "encoding", Map.of("color", stage(), "tooltip", tooltip()));
    Map<String, Object> line =
        Map.of(
            "transform", List.of(Map.of("filter", "datum.pareto")),
            "mark",
                Map.of(
                    "type",
                    "line",
                    "interpolate",
                    "step-after",
                    "color",
                    "#c2571a",
                    "strokeWidth",
                    2));
    Map<String, Object> x = axis("flops", "FLOPs of one forward pass", Map.of("type", "log"));
    return chart(
        frontRows(),
        Map.of("encoding", Map.of("x", x, "y", error()), "layer", List.of(points, line)));
  }

  private List<Map<String, Object>> frontRows() {
    List<FinishedTrial> known =
        result.history().trials().stream()
            .filter(t -> t.completed().isPresent() && t.outcome().cost().flops() > 0)
            .sorted(
                Comparator.comparingDouble((FinishedTrial t) -> t.outcome().cost().flops())
                    .thenComparingDouble(FinishedTrial::errorOrWorst))
            .toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (FinishedTrial trial : known) {
      rows.add(row(trial, "pareto", trial.errorOrWorst() < best));
      best = Math.min(best, trial.errorOrWorst());
    }
    return rows;
  }

  private Map<String, Object> ranking() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (HsicIndex index : result.sensitivity().indices()) {
      if (Double.isFinite(index.hsic())) {
        double error = Double.isFinite(index.standardError()) ? index.standardError() : 0;
        rows.add(
            Map.of(
                "name", index.hyperparameter(),
                "hsic", index.hsic(),
                "low", Math.max(0, index.hsic() - error),
                "high", index.hsic() + error,
                "verdict", index.pAdjusted() < 0.05 ? "significant" : "not significant"));
      }
    }
    Map<String, Object> y =
        mapOf(
            "field",
            "name",
            "type",
            "nominal",
            "sort",
            null,
            "title",
            null,
            "axis",
            Map.of("labelFontSize", 12));
    Map<String, Object> bars =
        Map.of(
            "mark", Map.of("type", "bar", "height", Map.of("band", 0.6)),
            "encoding",
                Map.of(
                    "x", axis("hsic", "HSIC with standard error", Map.of()),
                    "color",
                        mapOf(
                            "field",
                            "verdict",
                            "type",
                            "nominal",
                            "title",
                            null,
                            "scale",
                            Map.of(
                                "domain",
                                List.of("significant", "not significant"),
                                "range",
                                List.of(GOOD, ALL)))));
    Map<String, Object> intervals =
        Map.of(
            "mark", Map.of("type", "rule", "strokeWidth", 1.5, "color", "#7a5230"),
            "encoding",
                Map.of(
                    "x",
                    axis("low", "HSIC with standard error", Map.of()),
                    "x2",
                    Map.of("field", "high")));
    Map<String, Object> chart =
        chart(rows, Map.of("encoding", Map.of("y", y), "layer", List.of(bars, intervals)));
    chart.put("height", Map.of("step", 28));
    return chart;
  }

  private Map<String, Object> histograms() {
    List<Map<String, Object>> rows = new ArrayList<>();
    TrialHistory sample = result.history().ofStage(result.stages().get(0).name());
    double threshold = result.sensitivity().threshold();
    for (int i = 0; i < sample.space().dimensions(); i++) {
      histogram(sample, i, threshold, rows);
    }
    Map<String, Object> x =
        mapOf(
            "field",
            "part",
            "type",
            "ordinal",
            "title",
            null,
            "sort",
            Map.of("field", "order"),
            "axis",
            Map.of("labelAngle", -35, "labelLimit", 70));
    Map<String, Object> bars =
        Map.of(
            "mark", Map.of("type", "bar"),
            "encoding",
                Map.of(
                    "x", x,
                    "y",
                        mapOf(
                            "field",
                            "share",
                            "type",
                            "quantitative",
                            "title",
                            null,
                            "stack",
                            null,
                            "axis",
                            Map.of("format", "%", "tickCount", 3)),
                    "opacity",
                        Map.of(
                            "condition",
                            Map.of("test", "datum.group == 'all'", "value", 0.55),
                            "value",
                            0.75),
                    "color",
                        mapOf(
                            "field",
                            "group",
                            "type",
                            "nominal",
                            "title",
                            null,
                            "scale",
                            Map.of(
                                "domain", List.of("all", "good"), "range", List.of(ALL, GOOD)))));
    Map<String, Object> inner = new LinkedHashMap<>(bars);
    inner.put("width", 180);
    inner.put("height", 110);
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("$schema", SCHEMA);
    chart.put("data", Map.of("values", rows));
    chart.put("facet", mapOf("field", "name", "type", "nominal", "title", null, "sort", null));
    chart.put("columns", 4);
    chart.put("spec", inner);
    chart.put("resolve", Map.of("scale", Map.of("x", "independent", "y", "independent")));
    return chart;
  }

  private static void histogram(
      TrialHistory sample, int index, double threshold, List<Map<String, Object>> rows) {
    Hyperparameter hyperparameter = sample.space().get(index);
    boolean byValue = hyperparameter instanceof DiscreteHyperparameter d && d.cardinality() <= BINS;
    int bins = byValue ? (int) ((DiscreteHyperparameter) hyperparameter).cardinality() : BINS;
    double[][] counts = new double[2][bins];
    double[] totals = new double[2];
    for (FinishedTrial trial : sample.trials()) {
      double u = trial.trial().suggestion().point().get(index);
      if (Double.isNaN(u)) {
        continue;
      }
      int bin =
          byValue
              ? (int) ((DiscreteHyperparameter) hyperparameter).indexAt(u)
              : Math.min(bins - 1, (int) (u * bins));
      counts[0][bin]++;
      totals[0]++;
      if (trial.errorOrWorst() <= threshold) {
        counts[1][bin]++;
        totals[1]++;
      }
    }
    for (int group = 0; group < 2; group++) {
      for (int bin = 0; bin < bins; bin++) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", hyperparameter.name());
        row.put("order", bin);
        row.put("part", label(hyperparameter, byValue, bin, bins));
        row.put("group", group == 0 ? "all" : "good");
        row.put("share", totals[group] == 0 ? 0 : counts[group][bin] / totals[group]);
        rows.add(row);
      }
    }
  }

  private static String label(Hyperparameter hyperparameter, boolean byValue, int bin, int bins) {
    return byValue
        ? ((DiscreteHyperparameter) hyperparameter).valueAtIndex(bin).toString()
        : "from " + Figures.value(hyperparameter.valueAt((double) bin / bins));
  }

  private static Map<String, Object> chart(
      List<Map<String, Object>> rows, Map<String, Object> content) {
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("$schema", SCHEMA);
    chart.put("width", "container");
    chart.put("height", 270);
    chart.put("data", Map.of("values", rows));
    chart.putAll(content);
    return chart;
  }

  private static Map<String, Object> row(FinishedTrial trial, String extra, Object value) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("trial", trial.trial().number());
    row.put("stage", trial.trial().suggestion().stage());
    row.put("error", trial.errorOrWorst());
    row.put("configuration", trial.trial().suggestion().configuration().toString());
    if (trial.outcome().cost().flops() > 0) {
      row.put("flops", trial.outcome().cost().flops());
    }
    row.put(extra, value);
    return row;
  }

  private Map<String, Object> error() {
    return Map.of(
        "field",
        "error",
        "type",
        "quantitative",
        "title",
        "validation error",
        "scale",
        errorScale());
  }

  /** Errors of training span decades; zero and below have no logarithm. */
  private Map<String, Object> errorScale() {
    boolean positive =
        result.history().trials().stream()
            .filter(t -> t.completed().isPresent())
            .allMatch(t -> t.errorOrWorst() > 0);
    return positive ? Map.of("type", "log") : Map.of("zero", false);
  }

  private Map<String, Object> stage() {
    List<String> names = result.stages().stream().map(s -> s.name()).toList();
    List<String> colours = List.of("#9aa7b2", "#0b6e99", "#2a9d6f", "#8250c4");
    return mapOf(
        "field",
        "stage",
        "type",
        "nominal",
        "title",
        null,
        "scale",
        Map.of(
            "domain", names, "range", colours.subList(0, Math.min(colours.size(), names.size()))));
  }

  private static List<Map<String, Object>> tooltip() {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (String field : List.of("trial", "stage", "error", "flops", "configuration")) {
      fields.add(Map.of("field", field));
    }
    return fields;
  }

  private static Map<String, Object> axis(String field, String title, Map<String, Object> scale) {
    return Map.of("field", field, "type", "quantitative", "title", title, "scale", scale);
  }

  /** Like {@link Map#of} but with nulls, which Vega-Lite reads as "none". */
  @SuppressWarnings("NullAway") // Jackson writes the nulls; no Java code reads them.
  private static Map<String, Object> mapOf(@Nullable Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }
}
