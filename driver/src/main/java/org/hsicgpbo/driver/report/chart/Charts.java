package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.trial.TrialHistory;

/**
 * All pictures of a page by the identifier of their place in it; those without data are left out.
 */
public final class Charts {
  private Charts() {}

  /**
   * The pictures.
   *
   * @param shown the trials whose errors and costs are drawn
   * @param sample the randomly drawn trials that were analysed
   * @param analysis their analysis
   */
  public static Map<String, ObjectNode> of(
      TrialHistory shown, TrialHistory sample, SampleAnalysis analysis) {
    Map<String, ObjectNode> charts = new LinkedHashMap<>();
    TrialCharts trials = new TrialCharts(shown, analysis.ranking().cost());
    put(charts, "history", trials.history());
    put(charts, "front", trials.front());
    put(charts, "stops", StopsChart.of(shown));
    Optional<ObjectNode> ranking = RankingChart.of(analysis.ranking(), analysis.precision());
    put(charts, "ranking", ranking);
    if (ranking.isPresent()) {
      put(charts, "worst", analysis.worst().flatMap(w -> RankingChart.of(w, List.of())));
      put(charts, "pairs", PairChart.of(analysis));
      put(charts, "densities", new DensityCharts(sample, analysis).all());
      put(charts, "curves", new CurveCharts(analysis, sample.space()).all());
    }
    return charts;
  }

  private static void put(Map<String, ObjectNode> charts, String name, Optional<ObjectNode> chart) {
    chart.ifPresent(c -> charts.put(name, c));
  }
}
