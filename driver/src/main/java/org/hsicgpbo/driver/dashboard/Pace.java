package org.hsicgpbo.driver.dashboard;

import java.time.Duration;

/**
 * How often something is done again: about once a second, and more seldom if it takes long, so that
 * it never costs more than a tenth of a core and trainings beside it do not suffer.
 */
final class Pace {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int PAUSES_PER_WORK = 10;

  private Pace() {}

  /** The pause after work that took so long. */
  static Duration after(Duration work) {
    Duration pause = work.multipliedBy(PAUSES_PER_WORK);
    if (pause.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
