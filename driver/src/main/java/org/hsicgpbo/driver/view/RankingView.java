package org.hsicgpbo.driver.view;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.report.AnalysisText;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.IndexPrecision;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SensitivityReport;

/**
 * Which hyperparameters decide whether a network is good, as {@code analyze} tells it, and how that
 * became clearer with the data.
 *
 * @param trials how many random trials were analysed
 * @param good how many of them reach the goal
 * @param trustworthy whether they suffice for at least one p-value
 * @param notice what a reader must know of the sample; empty for nothing
 * @param alpha the level of significance, after correction
 * @param rows the hyperparameters, the most decisive first
 * @param history the ranking of the first trials of the sample, at growing sizes, the whole last
 */
public record RankingView(
    int trials,
    int good,
    boolean trustworthy,
    Optional<String> notice,
    double alpha,
    List<Row> rows,
    List<Moment> history) {
  /** The level that {@link HsicIndex#isSignificant} speaks of. */
  private static final double ALPHA = 0.05;

  /** Copies the lists. */
  public RankingView {
    rows = List.copyOf(rows);
    history = List.copyOf(history);
  }

  /**
   * A hyperparameter.
   *
   * @param name its name
   * @param r2 HSIC normalised to [0,1]
   * @param low lower end of the 95 % bootstrap interval of HSIC, on the scale of r2
   * @param high its upper end
   * @param pValue of independence
   * @param adjusted the same after Holm's correction
   * @param significant whether the adjusted one is below alpha
   * @param impact what the search does with it, in words
   */
  public record Row(
      String name,
      double r2,
      double low,
      double high,
      double pValue,
      double adjusted,
      boolean significant,
      Optional<String> impact) {
    private static Row of(HsicIndex index, SampleAnalysis analysis) {
      // Both ends are HSIC; divided by the same normalisation they can be drawn beside R².
      double scale = index.hsic() > 0 ? index.r2() / index.hsic() : Double.NaN;
      Optional<IndexPrecision> precision = analysis.precision(index.hyperparameter());
      return new Row(
          index.hyperparameter(),
          index.r2(),
          precision.map(p -> p.low() * scale).orElse(Double.NaN),
          precision.map(p -> p.high() * scale).orElse(Double.NaN),
          index.pValue(),
          index.pAdjusted(),
          index.isSignificant(),
          analysis.role(index.hyperparameter()).map(role -> AnalysisText.role(role.role())));
    }
  }

  /**
   * The ranking of the first trials.
   *
   * @param trials how many
   * @param rows the hyperparameters, the most decisive first
   */
  public record Moment(int trials, List<Point> rows) {
    /** Copies the rows. */
    public Moment {
      rows = List.copyOf(rows);
    }

    static Moment of(SensitivityReport report) {
      return new Moment(report.n(), report.indices().stream().map(Point::of).toList());
    }
  }

  /**
   * A hyperparameter at one moment.
   *
   * @param name its name
   * @param r2 HSIC normalised to [0,1]
   * @param pValue of independence, after correction
   */
  public record Point(String name, double r2, double pValue) {
    private static Point of(HsicIndex index) {
      return new Point(index.hyperparameter(), index.r2(), index.pAdjusted());
    }
  }

  /** The view of an analysis. */
  static RankingView of(SampleAnalysis analysis, List<Moment> history) {
    SensitivityReport report = analysis.ranking();
    List<Row> rows = report.indices().stream().map(index -> Row.of(index, analysis)).toList();
    return new RankingView(
        report.n(),
        report.reached(),
        rows.stream().anyMatch(row -> !Double.isNaN(row.adjusted())),
        report.notes().isEmpty() ? Optional.empty() : Optional.of(String.join(" ", report.notes())),
        ALPHA,
        rows,
        history);
  }
}
