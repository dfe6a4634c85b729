package org.hsicgpbo.driver.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hsicgpbo.search.PlannedStage;

/** How a plan writes figures. */
final class PlanWords {
  private static final double KIB = 1024;
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int READABLE_BITS = 43;

  private PlanWords() {}

  /** Like {@link #bytes(double)}. */
  static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** Bytes with their unit: 3.2 MiB, 560 MiB. */
  static String bytes(double bytes) {
    int unit = 0;
    double scaled = bytes;
    while (scaled >= 999.5 && unit < UNITS.size() - 1) {
      scaled /= KIB;
      unit++;
    }
    return (scaled < 10 && unit > 0
            ? String.format(Locale.ROOT, "%.1f", scaled)
            : String.format(Locale.ROOT, "%.0f", scaled))
        + " "
        + UNITS.get(unit);
  }

  /** Three digits, no more zeros than needed: 40, 0.5. */
  static String figure(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** Thousands in groups, or a power of ten where nobody would read that. */
  static String count(BigInteger count) {
    return count.bitLength() <= READABLE_BITS
        ? String.format(Locale.ROOT, "%,d", count)
        : String.format(Locale.ROOT, "%.1e", new BigDecimal(count));
  }

  /** The stages that have trials: warm-up 60, optimize 40. */
  static String stages(List<PlannedStage> stages) {
    return stages.stream()
        .filter(stage -> stage.trials() > 0)
        .map(stage -> stage.name() + " " + stage.trials())
        .collect(Collectors.joining(", "));
  }

  /** One of a kind, or several: 1 trial, 3 trials. */
  static String number(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
