package org.hsicgpbo.study;

import java.time.Duration;
import java.time.Instant;

/** Clocks that move when a test says so. */
final class TestClock {
  static final Instant START = Instant.parse("2026-11-21T19:00:00Z");

  // Near the end of the numbers: only differences mean something.
  private long nanos = Long.MAX_VALUE - 5;
  private Instant now = START;

  RunClock clock() {
    return new RunClock(() -> nanos, () -> now);
  }

  /** Time passes. */
  void pass(Duration time) {
    nanos += time.toNanos();
    now = now.plus(time);
  }

  /** The machine is suspended. */
  void sleep(Duration time) {
    now = now.plus(time);
  }

  /** Somebody sets the time of day. */
  void set(Instant time) {
    now = time;
  }
}
