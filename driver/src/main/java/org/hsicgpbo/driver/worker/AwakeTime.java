package org.hsicgpbo.driver.worker;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that a training may take, of which only that counts in which this process was awake: a
 * computer that sleeps, Ctrl-Z and {@code kill -STOP} must not cost a trial. Who waits does so in
 * short turns; of a turn that took much longer than it should, not more than the turn is counted.
 */
final class AwakeTime {
  /** How long to wait at most before {@link #isUp} is asked. */
  static final Duration TURN = Duration.ofSeconds(1);

  /** A busy machine lets a thread wait, too; that counts. */
  private static final long MOST_NANOS = 2 * TURN.toNanos();

  private final LongSupplier nanoTime;
  private long left;
  private long last;

  /**
   * From now on.
   *
   * @param longest how much there is
   * @param nanoTime a monotonic clock in nanoseconds
   */
  AwakeTime(Duration longest, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.left = longest.toNanos();
    this.last = nanoTime.getAsLong();
  }

  /** Of the machine's monotonic clock. */
  static AwakeTime of(Duration longest) {
    return new AwakeTime(longest, System::nanoTime);
  }

  /** How long to wait next; zero when the time is up. */
  Duration turn() {
    return Duration.ofNanos(Math.max(0, Math.min(left, TURN.toNanos())));
  }

  /** Counts what has passed since the last call; whether the time is up. */
  boolean isUp() {
    long now = nanoTime.getAsLong();
    left -= Math.min(now - last, MOST_NANOS);
    last = now;
    return left <= 0;
  }
}
