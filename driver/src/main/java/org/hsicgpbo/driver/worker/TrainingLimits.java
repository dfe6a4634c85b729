package org.hsicgpbo.driver.worker;

import java.time.Duration;
import java.util.OptionalLong;
import org.hsicgpbo.driver.process.MemoryExcess;
import org.hsicgpbo.time.DurationWords;
import org.jspecify.annotations.Nullable;

/**
 * What a training may take, and how often one is tried again whose process has crashed.
 *
 * @param time longest training, without the start of a worker; each attempt has it anew; null for
 *     no limit
 * @param memoryBytes what the process may take together with its children; empty for no limit
 * @param retries how many further attempts there are after a crash; 0 for none. A training that
 *     took too much time or memory would do so again and is not repeated
 */
public record TrainingLimits(@Nullable Duration time, OptionalLong memoryBytes, int retries) {
  /** A century: no limit that anybody meets, and still nanoseconds in a long. */
  static final Duration NO_LIMIT = Duration.ofDays(36_500);

  private static final double BYTES_PER_MIB = 1 << 20;

  /** Checks the number. */
  public TrainingLimits {
    if (retries < 0) {
      throw new IllegalArgumentException(
          "The number of retries (%d) is negative.".formatted(retries));
    }
  }

  /** A limit of the time alone, and no retries. */
  public static TrainingLimits ofTime(@Nullable Duration time) {
    return new TrainingLimits(time, OptionalLong.empty(), 0);
  }

  /** The time as one that is always there: {@link #NO_LIMIT} if there is none or it is longer. */
  Duration longest() {
    return time == null || time.compareTo(NO_LIMIT) > 0 ? NO_LIMIT : time;
  }

  /** What a trial that took too long is told. */
  static String tooLate(Duration longest) {
    return "It was not ready after its time limit of %s.".formatted(DurationWords.exact(longest));
  }

  /** What a trial is told whose process took too much memory. */
  static String tooLarge(MemoryExcess excess) {
    return "It was ended because it took more memory than per-trial.memory allows: %.0f MiB of %.0f MiB%s."
        .formatted(
            excess.peakBytes() / BYTES_PER_MIB,
            excess.limitBytes() / BYTES_PER_MIB,
            excess.processes() > 1 ? ", in %d processes".formatted(excess.processes()) : "");
  }

  /** How a trial has crashed for good; {@code last} says how the last attempt ended. */
  static String crashed(String who, int attempts, String last) {
    return attempts == 1
        ? "%s with %s".formatted(who, last)
        : "%s %d times; the last time with %s".formatted(who, attempts, last);
  }
}
