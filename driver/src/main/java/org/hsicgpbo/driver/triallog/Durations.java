package org.hsicgpbo.driver.triallog;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as pandas writes them: {@code 0 days 00:01:02.345}. */
final class Durations {
  private static final Pattern DAYS_AND_TIME =
      Pattern.compile("(\\d{1,6}) days? \\+?(\\d{1,2}):(\\d{2}):(\\d{2}(?:\\.\\d{1,9})?)");

  private Durations() {}

  /** The duration in seconds; empty if the text is none. */
  static OptionalDouble seconds(String text) {
    if (!text.contains(" day")) {
      return OptionalDouble.empty();
    }
    Matcher parts = DAYS_AND_TIME.matcher(text);
    if (!parts.matches()) {
      return OptionalDouble.empty();
    }
    double hours = 24 * Double.parseDouble(parts.group(1)) + Double.parseDouble(parts.group(2));
    double minutes = 60 * hours + Double.parseDouble(parts.group(3));
    return OptionalDouble.of(60 * minutes + Double.parseDouble(parts.group(4)));
  }
}
