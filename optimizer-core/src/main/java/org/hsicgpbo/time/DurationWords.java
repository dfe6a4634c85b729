package org.hsicgpbo.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in words. */
public final class DurationWords {
  /** Hours, minutes, seconds and milliseconds, each at most once and in this order. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?=\\d)(?:(?<h>N)h ?)?(?:(?<m>N)m ?)?(?:(?<s>N)s ?)?(?:(?<ms>N)ms)?(?<! )"
              .replace("N", "\\d{1,9}(?:\\.\\d{1,9})?"));

  private static final List<String> UNITS = List.of("h", "m", "s", "ms");
  private static final List<Long> MILLISECONDS = List.of(3_600_000L, 60_000L, 1_000L, 1L);

  private DurationWords() {}

  /**
   * A time that somebody has set, such as 9h, 1h 30m or 500ms; {@link #read} gives it back, to the
   * millisecond.
   *
   * @param time zero or above
   */
  public static String exact(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("The time (%s) is negative.".formatted(time));
    }
    StringBuilder words = new StringBuilder();
    long left = time.toMillis();
    for (int unit = 0; unit < UNITS.size(); unit++) {
      long count = left / MILLISECONDS.get(unit);
      left %= MILLISECONDS.get(unit);
      if (count > 0) {
        words.append(words.isEmpty() ? "" : " ").append(count).append(UNITS.get(unit));
      }
    }
    return words.isEmpty() ? "0s" : words.toString();
  }

  /** A time that was measured, in seconds: 3 h 05 m, 3 m 12 s, 4.1 s; a dash if it is not known. */
  public static String rounded(double seconds) {
    if (Double.isNaN(seconds)) {
      return "–";
    }
    // What would round to 60.0 s is a minute.
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d m %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d m", whole / 3600, whole % 3600 / 60);
  }

  /**
   * The time that 500ms, 90s, 1.5h, 1h30m or 1h 30m means, to the millisecond.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  public static Duration read(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          "found '%s'; it must be a time with its unit, such as 500ms, 90s, 20m or 1h 30m."
              .formatted(text));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int unit = 0; unit < UNITS.size(); unit++) {
      String count = time.group(UNITS.get(unit));
      if (count != null) {
        sum = sum.add(new BigDecimal(count).multiply(BigDecimal.valueOf(MILLISECONDS.get(unit))));
      }
    }
    return Duration.ofMillis(sum.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}
