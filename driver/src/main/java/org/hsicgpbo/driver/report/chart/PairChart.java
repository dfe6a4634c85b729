package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.PairIndex;
import org.hsicgpbo.sensitivity.SampleAnalysis;

/** What pairs decide beyond what each of the two decides alone, as a heat map. */
final class PairChart {

  private PairChart() {}

  /** One square; {@code a} is the one ranked higher. */
  private record Square(
      String a, String b, double hsic, double excess, double p, boolean significant) {}

  /** The chart, in the order of the ranking; empty if no pair has a figure. */
  static Optional<ObjectNode> of(SampleAnalysis analysis) {
    List<String> order =
        analysis.ranking().indices().stream().map(HsicIndex::hyperparameter).toList();
    List<Square> squares =
        analysis.pairs().stream()
            .filter(pair -> Double.isFinite(pair.excess()))
            .map(pair -> square(pair, order))
            .toList();
    return squares.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ChartSpec.load("pairs")
                .rows(squares)
                .set("/encoding/x/sort", order)
                .set("/encoding/y/sort", order)
                .node());
  }

  private static Square square(PairIndex pair, List<String> order) {
    boolean inOrder = order.indexOf(pair.first()) < order.indexOf(pair.second());
    return new Square(
        inOrder ? pair.first() : pair.second(),
        inOrder ? pair.second() : pair.first(),
        pair.hsic(),
        Math.max(0, pair.excess()),
        pair.pAdjusted(),
        pair.isSignificant());
  }
}
