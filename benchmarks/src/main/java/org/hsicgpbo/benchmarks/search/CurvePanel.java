package org.hsicgpbo.benchmarks.search;

import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.util.MathArrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curves of one function: median regret of each strategy in the band of its quartiles. */
final class CurvePanel {
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 19);
  private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Color GRID = new Color(0xE3E3E3);

  /**
   * Where the ends of an axis are farther apart than this, only the powers of ten have room at it.
   */
  private static final double MOST_FULLY_LABELLED = 12;

  private CurvePanel() {}

  /**
   * A chart.
   *
   * @param bands by strategy, those to be drawn first in front
   * @param width in pixels
   * @param height in pixels
   */
  static XYChart chart(String function, Map<String, RegretBand> bands, int width, int height) {
    XYChart chart = new XYChartBuilder().title(function).width(width).height(height).build();
    style(chart.getStyler());
    bands.forEach((strategy, band) -> addBand(chart, strategy, band));
    bands.forEach((strategy, band) -> addMedian(chart, strategy, band));
    double[] all =
        bands.values().stream()
            .flatMapToDouble(b -> DoubleStream.concat(Arrays.stream(b.lower()), late(b.upper())))
            .toArray();
    double lowest = rounded(Arrays.stream(all).min().orElse(1), RoundingMode.FLOOR);
    double highest = rounded(Arrays.stream(all).max().orElse(1), RoundingMode.CEILING);
    chart.getStyler().setYAxisMin(lowest);
    chart.getStyler().setYAxisMax(highest);
    chart.getStyler().setYAxisLogarithmicDecadeOnly(highest > MOST_FULLY_LABELLED * lowest);
    // Numbers at equal distances become the ticks; half a step more makes the ticks round ones.
    double last = bands.values().stream().mapToDouble(b -> b.median().length).max().orElse(1);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(last + 0.5);
    return chart;
  }

  /** The first few evaluations would squeeze what follows. */
  private static DoubleStream late(double[] values) {
    return Arrays.stream(values).skip(values.length / 20);
  }

  /** To one digit. */
  private static double rounded(double value, RoundingMode mode) {
    return new BigDecimal(value).round(new MathContext(1, mode)).doubleValue();
  }

  private static void addBand(XYChart chart, String strategy, RegretBand band) {
    double[] backwards = band.evaluations().clone();
    MathArrays.sortInPlace(backwards, MathArrays.OrderDirection.DECREASING);
    double[] lower = band.lower().clone();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = band.lower()[lower.length - 1 - i];
    }
    XYSeries series =
        chart.addSeries(
            strategy + " quartiles",
            MathArrays.concatenate(band.evaluations(), backwards),
            MathArrays.concatenate(band.upper(), lower));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setMarker(SeriesMarkers.NONE);
    series.setFillColor(StrategyLook.of(strategy).bandColour());
    series.setLineColor(new Color(0, 0, 0, 0));
  }

  private static void addMedian(XYChart chart, String strategy, RegretBand band) {
    XYSeries series = chart.addSeries(strategy, band.evaluations(), band.median());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(StrategyLook.of(strategy).colour());
    series.setLineStyle(StrategyLook.STROKE);
  }

  private static void style(XYStyler styler) {
    styler.setLegendVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(TITLE);
    styler.setAxisTickLabelsFont(TICKS);
    styler.setAxisTitlesVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setYAxisLogarithmic(true);
    styler.setYAxisDecimalPattern("0.######");
    styler.setXAxisDecimalPattern("0");
    styler.setXAxisTickMarkSpacingHint(60);
    styler.setLocale(Locale.ROOT);
  }
}
