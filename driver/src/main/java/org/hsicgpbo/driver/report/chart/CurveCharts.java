package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.IntervalCurve;
import org.hsicgpbo.sensitivity.IntervalPoint;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.SearchSpace;

/**
 * What is left of influence and of the chance of a good network when a range is cut from either
 * end, for the hyperparameters that drive cost or decide the goal.
 */
final class CurveCharts {
  private static final double NORMAL_95 = 1.96;
  private static final int COLUMNS = 2;
  private static final String BELOW = "without the values below";
  private static final String ABOVE = "without the values above";

  private final SampleAnalysis analysis;
  private final SearchSpace space;

  CurveCharts(SampleAnalysis analysis, SearchSpace space) {
    this.analysis = analysis;
    this.space = space;
  }

  /** The figure that a chart shows of a point. */
  private enum Shown {
    CHANCE,
    HSIC
  }

  /** Two charts for each hyperparameter; empty if none has a curve worth drawing. */
  Optional<ObjectNode> all() {
    List<ObjectNode> charts = new ArrayList<>();
    for (HsicIndex index : analysis.ranking().indices()) {
      boolean matters = index.isCostSignificant() || index.isSignificant();
      Hyperparameter hyperparameter = space.get(space.indexOf(index.hyperparameter()));
      boolean ordered =
          !(hyperparameter instanceof CategoricalHyperparameter)
              && !(hyperparameter instanceof BooleanHyperparameter);
      if (matters && ordered) {
        analysis.curves().stream()
            .filter(curve -> curve.hyperparameter().equals(index.hyperparameter()))
            .forEach(
                curve -> {
                  charts.add(chart(curve, hyperparameter, Shown.CHANCE));
                  charts.add(chart(curve, hyperparameter, Shown.HSIC));
                });
      }
    }
    return charts.isEmpty() ? Optional.empty() : Optional.of(ChartSpec.concat(charts, COLUMNS));
  }

  private static ObjectNode chart(IntervalCurve curve, Hyperparameter hyperparameter, Shown shown) {
    List<Map<String, Object>> rows = new ArrayList<>();
    curve
        .cutBelow()
        .forEach(p -> add(rows, BELOW, Axes.position(hyperparameter, p.part().low()), p, shown));
    curve
        .cutAbove()
        .forEach(p -> add(rows, ABOVE, Axes.position(hyperparameter, p.part().high()), p, shown));
    String y = shown == Shown.CHANCE ? "chance of a good network, ×" : "HSIC inside";
    ChartSpec chart =
        ChartSpec.load("curve")
            .rows(rows)
            .set("/title/text", curve.hyperparameter())
            .set("/layer/0/encoding/y/title", y)
            .set("/layer/1/encoding/y/title", y);
    if (hyperparameter instanceof LogRealHyperparameter) {
      chart.set("/encoding/x/scale", Map.of("type", "log", "nice", false));
    }
    return chart.node();
  }

  private static void add(
      List<Map<String, Object>> rows, String side, double x, IntervalPoint point, Shown shown) {
    double y = shown == Shown.CHANCE ? point.chanceRatio() : point.hsic();
    double low =
        shown == Shown.CHANCE
            ? point.chanceRatioLow()
            : Math.max(0, y - NORMAL_95 * point.standardError());
    double high =
        shown == Shown.CHANCE ? point.chanceRatioHigh() : y + NORMAL_95 * point.standardError();
    if (Double.isFinite(y) && Double.isFinite(low) && Double.isFinite(high)) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("side", side);
      row.put("x", x);
      row.put("y", y);
      row.put("low", low);
      row.put("high", high);
      row.put("trials", point.trials());
      rows.add(row);
    }
  }
}
