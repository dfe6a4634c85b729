package org.hsicgpbo.driver.dashboard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How often something is done again: about once a second, and more seldom if it takes much of a
 * processor, so that it costs about one fiftieth of a core. Trainings beside it shall not suffer.
 */
final class Pace {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int PAUSES_PER_WORK = 50;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long begin = THREADS.getCurrentThreadCpuTime();

  /** Begins to measure the work of this thread. */
  Pace() {}

  /**
   * The pause after the work that this thread has done since the begin.
   *
   * @param longest where it takes very long
   */
  Duration pause(Duration longest) {
    return after(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin), longest);
  }

  /** The pause after work that took so much processor time. */
  static Duration after(Duration work, Duration longest) {
    Duration pause = work.multipliedBy(PAUSES_PER_WORK);
    if (pause.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /** The pause where nothing was done yet. */
  static Duration shortest() {
    return SHORTEST;
  }
}
