package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import smile.stat.distribution.KernelDensity;

/**
 * Where the good trials lie, and the worst, relative to all: for each hyperparameter the density of
 * U among the good over that among all, on the axis of its values. 1 is "as often as drawn".
 */
final class DensityCharts {
  private static final int BINS = 10;
  private static final int POINTS = 60;
  private static final int MOST_VALUES = 12;
  private static final int COLUMNS = 4;
  private static final double SMALLEST_BANDWIDTH = 0.02;

  private final TrialHistory sample;
  private final Predicate<FinishedTrial> goal;

  /** What the trials that reach the goal are. */
  private final String kind;

  private final Optional<Predicate<FinishedTrial>> worst;

  DensityCharts(TrialHistory sample, SampleAnalysis analysis) {
    this.sample = sample;
    this.goal = reaches(analysis.ranking());
    this.kind = analysis.ranking().goal() instanceof Goal.Worst ? "worst" : "good";
    this.worst = analysis.worst().map(DensityCharts::reaches);
  }

  private static Predicate<FinishedTrial> reaches(SensitivityReport report) {
    double threshold = report.threshold();
    return report.goal() instanceof Goal.Worst
        ? trial -> trial.errorOrWorst() >= threshold
        : trial -> trial.completed().isPresent() && trial.errorOrWorst() <= threshold;
  }

  /** One small chart for each hyperparameter; empty if no trial reaches the goal. */
  Optional<ObjectNode> all() {
    List<ObjectNode> charts = new ArrayList<>();
    for (int i = 0; i < sample.space().dimensions(); i++) {
      Hyperparameter hyperparameter = sample.space().get(i);
      if (coordinates(i, goal).length > 0) {
        charts.add(
            hyperparameter instanceof DiscreteHyperparameter discrete
                    && discrete.cardinality() <= MOST_VALUES
                ? byValue(discrete, i)
                : continuous(hyperparameter, i));
      }
    }
    return charts.isEmpty() ? Optional.empty() : Optional.of(ChartSpec.concat(charts, COLUMNS));
  }

  private double[] coordinates(int index, Predicate<FinishedTrial> kept) {
    return sample.trials().stream()
        .filter(kept)
        .mapToDouble(t -> t.point().get(index))
        .filter(u -> !Double.isNaN(u))
        .toArray();
  }

  private ObjectNode byValue(DiscreteHyperparameter hyperparameter, int index) {
    List<Map<String, Object>> rows = new ArrayList<>();
    addShares(rows, kind, hyperparameter, coordinates(index, goal), index);
    worst.ifPresent(w -> addShares(rows, "worst", hyperparameter, coordinates(index, w), index));
    return ChartSpec.load("density-values")
        .rows(rows)
        .set("/title/text", hyperparameter.name())
        .node();
  }

  private void addShares(
      List<Map<String, Object>> rows,
      String kind,
      DiscreteHyperparameter hyperparameter,
      double[] u,
      int index) {
    double[] shares = shares(hyperparameter, u);
    double[] drawn = shares(hyperparameter, coordinates(index, trial -> true));
    for (int k = 0; k < shares.length; k++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("kind", kind);
      row.put("value", hyperparameter.valueAtIndex(k).toString());
      row.put("y", drawn[k] > 0 ? shares[k] / drawn[k] : 0);
      rows.add(row);
    }
  }

  private static double[] shares(DiscreteHyperparameter hyperparameter, double[] u) {
    double[] shares = new double[(int) hyperparameter.cardinality()];
    Arrays.stream(u).forEach(x -> shares[(int) hyperparameter.indexAt(x)] += 1.0 / u.length);
    return shares;
  }

  private ObjectNode continuous(Hyperparameter hyperparameter, int index) {
    List<Map<String, Object>> rows = new ArrayList<>();
    double[] u = coordinates(index, goal);
    for (int bin = 0; bin < BINS; bin++) {
      double from = (double) bin / BINS;
      double to = (bin + 1.0) / BINS;
      long inside = Arrays.stream(u).filter(x -> x >= from && x < to).count();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("kind", "bar");
      row.put("x", Axes.position(hyperparameter, from));
      row.put("x2", Axes.position(hyperparameter, to));
      row.put("y", (double) inside * BINS / u.length);
      rows.add(row);
    }
    addDensity(rows, kind, hyperparameter, u);
    worst.ifPresent(w -> addDensity(rows, "worst", hyperparameter, coordinates(index, w)));
    ChartSpec chart =
        ChartSpec.load("density").rows(rows).set("/title/text", hyperparameter.name());
    if (hyperparameter instanceof LogRealHyperparameter) {
      chart.set("/encoding/x/scale", Map.of("type", "log", "nice", false));
    }
    return chart.node();
  }

  /** Kernel density on [0,1], with the sample mirrored at both ends so that no mass leaves. */
  private static void addDensity(
      List<Map<String, Object>> rows, String kind, Hyperparameter hyperparameter, double[] u) {
    if (u.length < 2) {
      return;
    }
    double bandwidth = Math.max(SMALLEST_BANDWIDTH, new KernelDensity(u).bandwidth());
    double[] mirrored = Arrays.stream(u).flatMap(x -> DoubleStream.of(x, -x, 2 - x)).toArray();
    KernelDensity density = new KernelDensity(mirrored, bandwidth);
    for (int k = 0; k <= POINTS; k++) {
      double at = (double) k / POINTS;
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("kind", kind);
      row.put("x", Axes.position(hyperparameter, at));
      row.put("y", 3 * density.p(at));
      rows.add(row);
    }
  }
}
