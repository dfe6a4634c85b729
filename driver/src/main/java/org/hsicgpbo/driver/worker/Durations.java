package org.hsicgpbo.driver.worker;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Time limits. */
final class Durations {
  /** A century: no limit that anybody meets, and still nanoseconds in a long. */
  static final Duration NO_LIMIT = Duration.ofDays(36_500);

  private Durations() {}

  /**
   * How long a trial may take: the limit, or {@link #NO_LIMIT} if there is none or it is longer.
   */
  static Duration longest(@Nullable Duration limit) {
    return limit == null || limit.compareTo(NO_LIMIT) > 0 ? NO_LIMIT : limit;
  }

  /** The duration as people write it, such as 1m30s. */
  static String inWords(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
