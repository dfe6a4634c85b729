package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.IndexPrecision;
import org.hsicgpbo.sensitivity.SensitivityReport;

/** Ranked bars with intervals and significance. */
final class RankingChart {

  private RankingChart() {}

  /** One bar; {@code low} and {@code high} are the bootstrap interval, or one standard error. */
  private record Bar(String name, double hsic, double low, double high, double p, String verdict) {}

  /** The chart; empty if no index could be computed. */
  static Optional<ObjectNode> of(SensitivityReport ranking, List<IndexPrecision> precision) {
    List<Bar> bars =
        ranking.indices().stream()
            .filter(index -> Double.isFinite(index.hsic()))
            .map(index -> bar(index, precision))
            .toList();
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(ChartSpec.load("ranking").rows(bars).node());
  }

  private static Bar bar(HsicIndex index, List<IndexPrecision> precision) {
    double error = Double.isFinite(index.standardError()) ? index.standardError() : 0;
    Optional<IndexPrecision> interval =
        precision.stream()
            .filter(p -> p.hyperparameter().equals(index.hyperparameter()))
            .filter(p -> Double.isFinite(p.high()))
            .findFirst();
    return new Bar(
        index.hyperparameter(),
        index.hsic(),
        interval.map(IndexPrecision::low).orElse(Math.max(0, index.hsic() - error)),
        interval.map(IndexPrecision::high).orElse(index.hsic() + error),
        index.pAdjusted(),
        index.isSignificant() ? "significant" : "not significant");
  }
}
