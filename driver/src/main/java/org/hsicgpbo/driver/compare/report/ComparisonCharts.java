package org.hsicgpbo.driver.compare.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.compare.AnytimeCurve;
import org.hsicgpbo.driver.compare.ComparedStudy;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.driver.compare.Metric;
import org.hsicgpbo.driver.compare.StrategySummary;
import org.hsicgpbo.driver.report.chart.ChartSpec;

/**
 * The pictures of a comparison by the identifier of their place; those without data are left out.
 */
final class ComparisonCharts {
  /** Told apart by people who see colours differently (Okabe and Ito 2008), the first for grey. */
  private static final List<String> COLOURS =
      List.of(
          "#7f8c99", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8250c4");

  private static final String COLOUR_SCALE = "/encoding/color/scale";

  private final Comparison comparison;

  ComparisonCharts(Comparison comparison) {
    this.comparison = comparison;
  }

  Map<String, ObjectNode> all(ComparisonResult result) {
    Map<String, ObjectNode> charts = new LinkedHashMap<>();
    curve(charts, "by-trials", "trials", result.curvesByTrials());
    curve(charts, "by-hours", "hours of training", result.curvesByHours());
    front(charts);
    return charts;
  }

  private void curve(
      Map<String, ObjectNode> charts, String id, String title, List<AnytimeCurve> curves) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (AnytimeCurve curve : curves) {
      for (AnytimeCurve.Point point : curve.points()) {
        rows.add(
            Map.of(
                "strategy", curve.strategy(),
                "x", point.x(),
                "median", point.median(),
                "low", point.low(),
                "high", point.high()));
      }
    }
    if (!rows.isEmpty()) {
      boolean positive =
          rows.stream().allMatch(row -> row.get("low") instanceof Double low && low > 0);
      charts.put(
          id,
          ChartSpec.load("anytime")
              .rows(rows)
              .set("/encoding/x/title", title)
              .set(COLOUR_SCALE, colours())
              .set("/layer/0/encoding/y/scale", scale(positive))
              .set("/layer/1/encoding/y/scale", scale(positive))
              .node());
    }
  }

  /** All networks, and the medians of each strategy. */
  private void front(Map<String, ObjectNode> charts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Metric metric = comparison.metric();
    for (ComparedStudy study : comparison.studies()) {
      add(rows, study.strategy(), "seed " + study.seed(), study.cost().flops(), metric.of(study));
    }
    for (StrategySummary summary : StrategySummary.of(comparison)) {
      add(rows, summary.strategy(), "median", summary.medianFlops(), summary.medianError());
    }
    if (!rows.isEmpty()) {
      boolean positive =
          rows.stream().allMatch(row -> row.get("error") instanceof Double error && error > 0);
      charts.put(
          "front",
          ChartSpec.load("comparison-front")
              .rows(rows)
              .set(COLOUR_SCALE, colours())
              .set("/encoding/y/title", metric.label())
              .set("/encoding/y/scale", scale(positive))
              .node());
    }
  }

  private static void add(
      List<Map<String, Object>> rows, String strategy, String what, double flops, double error) {
    if (flops > 0 && Double.isFinite(error)) {
      rows.add(Map.of("strategy", strategy, "what", what, "flops", flops, "error", error));
    }
  }

  private Map<String, Object> colours() {
    List<String> strategies = comparison.strategies();
    return strategies.size() > COLOURS.size()
        ? Map.of("domain", strategies, "scheme", "tableau20")
        : Map.of("domain", strategies, "range", COLOURS.subList(0, strategies.size()));
  }

  /** Errors of training span decades; zero and below have no logarithm. */
  private static Map<String, Object> scale(boolean positive) {
    return positive ? Map.of("type", "log", "nice", false) : Map.of("zero", false);
  }
}
