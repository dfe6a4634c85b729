package org.hsicgpbo.driver.store.sql;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long a database that does not answer is waited for.
 *
 * @param limit after which the work is given up
 * @param pause before the first repetition; it doubles each time, up to {@link #LONGEST_PAUSE}
 * @param notices told, as sentences for people, that something is waited for, and that it goes on
 */
public record Patience(Duration limit, Duration pause, Consumer<String> notices) {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** With the usual pauses. */
  public static Patience of(Duration limit, Consumer<String> notices) {
    return new Patience(limit, FIRST_PAUSE, notices);
  }

  /** The pause after this one. */
  Duration after(Duration earlier) {
    Duration twice = earlier.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
