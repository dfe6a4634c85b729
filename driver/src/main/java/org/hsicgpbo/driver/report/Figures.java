package org.hsicgpbo.driver.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.time.DurationWords;

/** How figures are written for people: the same everywhere, whatever the machine's language. */
public final class Figures {
  private static final String[] FLOP_UNITS = {"FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP"};
  private static final double SMALLEST_P = 0.001;
  private static final double SMALLEST_PLAIN = 1e-3;

  private Figures() {}

  /** Three significant digits: 0.0312, 1.23e-05, 151000; a dash where it is not known. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double magnitude = Math.abs(value);
    if (value == 0 || Double.isInfinite(value)) {
      return value == 0 ? "0" : value > 0 ? "∞" : "−∞";
    }
    if (magnitude < SMALLEST_PLAIN || magnitude >= 1e6) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(magnitude)));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A mean and its standard deviation: 0.0846 ± 0.0031; the mean alone where there is no other. */
  public static String withDeviation(double mean, double deviation) {
    if (Double.isNaN(deviation)) {
      return number(mean);
    }
    // Beside a mean in plain digits a power of ten is hard to compare.
    String spread =
        Math.abs(mean) < SMALLEST_PLAIN
            ? number(deviation)
            : new BigDecimal(deviation).round(new MathContext(2)).toPlainString();
    return number(mean) + " ± " + spread;
  }

  /** A latency: 0.0412 ms. */
  public static String milliseconds(double value) {
    return Double.isNaN(value) ? "–" : number(value) + " ms";
  }

  /** Thousands in groups: 151,306. */
  public static String count(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,.0f", value);
  }

  /** Operations with their unit: 12.3 kFLOP. */
  public static String flops(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    int unit = 0;
    double scaled = value;
    while (scaled >= 999.5 && unit < FLOP_UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return (unit == 0 ? count(scaled) : number(scaled)) + " " + FLOP_UNITS[unit];
  }

  /** A duration in seconds: 3 h 05 m, 3 m 12 s, 4.1 s. */
  public static String duration(double seconds) {
    return DurationWords.rounded(seconds);
  }

  /** A p-value: 0.032, "< 0.001". */
  public static String pValue(double p) {
    if (Double.isNaN(p)) {
      return "–";
    }
    return p < SMALLEST_P ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** A ratio: 12×, 1.4×. */
  public static String factor(double ratio) {
    return Double.isFinite(ratio) ? number(ratio) + "×" : "–";
  }

  /** The value of a hyperparameter, a real one with three significant digits. */
  public static String value(Value value) {
    return value instanceof Value.Real real ? number(real.value()) : value.toString();
  }
}
