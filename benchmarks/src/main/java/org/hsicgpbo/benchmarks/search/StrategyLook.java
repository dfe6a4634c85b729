package org.hsicgpbo.benchmarks.search;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How the lines of a strategy look: colours that people of every colour vision can tell apart
 * (Okabe and Ito 2008), greys for those that learn nothing, black for a strategy that is not known.
 *
 * @param colour of line and band
 */
record StrategyLook(Color colour) {
  /** Of all lines, in pixels. */
  static final BasicStroke STROKE =
      new BasicStroke(2.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

  private static final int BAND_OPACITY = 40;

  /** From the background to the front. */
  private static final List<String> ORDER =
      List.of(
          "random",
          "sobol",
          "lhs",
          "optuna-tpe",
          "tpe",
          "cma-es",
          "turbo",
          "skeleton",
          "hsic-gpbo",
          "gpbo");

  /** The order of drawing, unknown ones first; then by name. */
  static final Comparator<String> FROM_BACK_TO_FRONT =
      Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(Comparator.naturalOrder());

  private static final Map<String, Color> COLOURS =
      Map.of(
          "random", new Color(0x6E6E6E),
          "sobol", new Color(0x9A9A9A),
          "lhs", new Color(0xC4C4C4),
          "optuna-tpe", new Color(0x8C6100),
          "tpe", new Color(0xE69F00),
          "cma-es", new Color(0x009E73),
          "turbo", new Color(0xCC79A7),
          "skeleton", new Color(0x56B4E9),
          "hsic-gpbo", new Color(0xD55E00),
          "gpbo", new Color(0x0072B2));

  /** The look of a strategy. */
  static StrategyLook of(String strategy) {
    return new StrategyLook(COLOURS.getOrDefault(strategy, Color.BLACK));
  }

  /** The colour of the band between the quartiles. */
  Color bandColour() {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY);
  }
}
