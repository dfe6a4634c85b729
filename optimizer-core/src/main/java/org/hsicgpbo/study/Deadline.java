package org.hsicgpbo.study;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hsicgpbo.time.DurationWords;
import org.hsicgpbo.trial.TrialHistory;

/**
 * A rule that time alone meets, so that it is asked before every start and while a study waits, not
 * only when a trial ends. From then on nothing is started; what runs is waited for.
 */
public sealed interface Deadline extends StoppingRule permits Deadline.RunTime, Deadline.Moment {

  /** How long trials may still be started; zero or less when it is over. */
  Duration remaining();

  /** What is told when it is over, as a sentence for people. */
  String told();

  @Override
  default Optional<String> reason(TrialHistory history) {
    return isOver() ? Optional.of(told()) : Optional.empty();
  }

  /** Whether nothing may be started any more. */
  default boolean isOver() {
    return remaining().compareTo(Duration.ZERO) <= 0;
  }

  /**
   * The run has taken long enough. It is counted by the clock that nobody sets: the time that a
   * laptop sleeps is none in which it trains, and does not count.
   *
   * @param limit of the time since the start
   * @param start what the monotonic clock showed at the start, in nanoseconds
   * @param clock of the machine
   */
  record RunTime(Duration limit, long start, RunClock clock) implements Deadline {
    /** From now on. */
    public static RunTime fromNow(Duration limit, RunClock clock) {
      return new RunTime(limit, clock.nanoTime(), clock);
    }

    @Override
    public Duration remaining() {
      return limit.minusNanos(clock.nanoTime() - start);
    }

    @Override
    public String told() {
      return "this run has taken its time of %s.".formatted(DurationWords.exact(limit));
    }
  }

  /**
   * A moment by the time of day. A clock that is set forward, or has gone on while the machine
   * slept, reaches it earlier; one that is set back does not put it off: the run ends at the latest
   * when it has been awake for as long as there was left at its start.
   *
   * @param moment when, with the time zone in which it is told
   * @param start what the clocks showed at the start: nanoseconds of the monotonic one
   * @param longest how long there was left at the start, by the time of day
   * @param clock of the machine
   */
  record Moment(ZonedDateTime moment, long start, Duration longest, RunClock clock)
      implements Deadline {
    private static final DateTimeFormatter MINUTES =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Watched from now on. */
    public static Moment fromNow(ZonedDateTime moment, RunClock clock) {
      Duration left = Duration.between(clock.now(), moment.toInstant());
      return new Moment(moment, clock.nanoTime(), left, clock);
    }

    @Override
    public Duration remaining() {
      Instant now = clock.now();
      Duration byTimeOfDay = Duration.between(now, moment.toInstant());
      Duration byUptime = longest.minusNanos(clock.nanoTime() - start);
      return byTimeOfDay.compareTo(byUptime) < 0 ? byTimeOfDay : byUptime;
    }

    @Override
    public String told() {
      return "%s has come, until when trials are started.".formatted(MINUTES.format(moment));
    }
  }
}
