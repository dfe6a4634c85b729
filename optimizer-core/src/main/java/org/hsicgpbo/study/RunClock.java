package org.hsicgpbo.study;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a machine. One only runs forward, but stands still while the machine is
 * suspended (Linux: {@code CLOCK_MONOTONIC}); the other one shows the time of day, goes on during a
 * suspend, and may be set.
 *
 * @param monotonic nanoseconds since some moment, such as {@code System::nanoTime}
 * @param wall the time of day
 */
public record RunClock(LongSupplier monotonic, InstantSource wall) {
  /** Those of this machine. */
  public static RunClock ofMachine() {
    return new RunClock(System::nanoTime, InstantSource.system());
  }

  /** Nanoseconds by the one that nobody sets. */
  public long nanoTime() {
    return monotonic.getAsLong();
  }

  /** The time of day. */
  public Instant now() {
    return wall.instant();
  }
}
