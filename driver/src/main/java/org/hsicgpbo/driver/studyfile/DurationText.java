package org.hsicgpbo.driver.studyfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as study files write them: a number and its unit. */
final class DurationText {
  private static final Pattern TIME = Pattern.compile("([0-9.]+)(ms|s|m|h)");
  private static final Map<String, Long> MILLISECONDS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  private DurationText() {}

  /** The time that 500ms, 90s, 20m or 1.5h means; only for what the schema lets pass. */
  static Duration read(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new IllegalStateException("The schema let a time pass that is none.");
    }
    BigDecimal unit = BigDecimal.valueOf(MILLISECONDS.getOrDefault(time.group(2), 0L));
    return Duration.ofMillis(
        new BigDecimal(time.group(1))
            .multiply(unit)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
