package org.hsicgpbo.driver.compare.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * A network, or the medians of a strategy.
   *
   * @param what the seed, or median
   * @param pareto whether no network that costs no more has a lower error
   */
  private record Shown(String strategy, String what, double flops, double error, boolean pareto) {
    static final String MEDIAN = "median";

    boolean isKnown() {
      return flops > 0 && Double.isFinite(error);
    }
  }

  /** All networks with their front, and the medians of each strategy. */
  private void front(Map<String, ObjectNode> charts) {
    List<Shown> rows = new ArrayList<>(networks());
    StrategySummary.of(comparison).stream()
        .map(s -> new Shown(s.strategy(), Shown.MEDIAN, s.medianFlops(), s.medianError(), false))
        .filter(Shown::isKnown)
        .forEach(rows::add);
    if (!rows.isEmpty()) {
      charts.put(
          "front",
          ChartSpec.load("comparison-front")
              .rows(rows)
              .set("/layer/1" + COLOUR_SCALE, colours())
              .set("/layer/2" + COLOUR_SCALE, colours())
              .set("/encoding/y/title", comparison.metric().label())
              .set("/encoding/y/scale", scale(rows.stream().allMatch(row -> row.error() > 0)))
              .node());
    }
  }

  /** The networks of all studies, the cheapest first. */
  private List<Shown> networks() {
    Metric metric = comparison.metric();
    List<Shown> sorted =
        comparison.studies().stream()
            .map(s -> shown(s, metric.of(s)))
            .filter(Shown::isKnown)
            .sorted(Comparator.comparingDouble(Shown::flops).thenComparingDouble(Shown::error))
            .toList();
    List<Shown> rows = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (Shown row : sorted) {
      boolean pareto = row.error() < best;
      best = Math.min(best, row.error());
      rows.add(new Shown(row.strategy(), row.what(), row.flops(), row.error(), pareto));
    }
    return rows;
  }

  private static Shown shown(ComparedStudy study, double error) {
    return new Shown(study.strategy(), "seed " + study.seed(), study.cost().flops(), error, false);
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
