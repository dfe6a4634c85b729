package org.hsicgpbo.driver.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Which trials run, and how long that will take, for somebody who waits for their end. Safe for use
 * by several threads.
 */
final class WaitingTime {
  private static final double NANOS = 1e9;

  private final String singular;
  private final String plural;
  private final Optional<Duration> limit;
  private final LongSupplier clock;

  /** When each began. */
  private final Map<Key, Long> running = new HashMap<>();

  /** How long others took. */
  private final List<Double> seconds = new ArrayList<>();

  private record Key(String study, int number) {}

  /**
   * None yet.
   *
   * @param singular what one is called, such as trial
   * @param limit the longest training
   * @param clock nanoseconds
   */
  WaitingTime(String singular, Optional<Duration> limit, LongSupplier clock) {
    this.singular = singular;
    this.plural = singular + "s";
    this.limit = limit;
    this.clock = clock;
  }

  /** Learns what becomes of the trials of a study. */
  StudyListener of(String study) {
    return new StudyListener() {
      @Override
      public void studyStarted(TrialHistory history, int budget) {
        learn(history);
      }

      @Override
      public void trialStarted(Trial trial) {
        begin(new Key(study, trial.number()));
      }

      @Override
      public void trialFinished(FinishedTrial trial, TrialHistory history) {
        end(new Key(study, trial.trial().number()));
      }
    };
  }

  private synchronized void learn(TrialHistory history) {
    history.trials().stream()
        .map(trial -> trial.outcome().cost())
        .mapToDouble(Cost::seconds)
        .filter(Double::isFinite)
        .forEach(seconds::add);
  }

  private synchronized void begin(Key trial) {
    running.put(trial, clock.getAsLong());
  }

  private synchronized void end(Key trial) {
    Long start = running.remove(trial);
    if (start != null) {
      seconds.add((clock.getAsLong() - start) / NANOS);
    }
  }

  /** What runs and how long it will take, such as "2 trials are finished, in about 12.0 s". */
  synchronized String describe() {
    if (running.isEmpty()) {
      return "no " + singular + " is running";
    }
    long now = clock.getAsLong();
    List<Double> elapsed = running.values().stream().map(start -> (now - start) / NANOS).toList();
    String count =
        elapsed.size() == 1
            ? "1 %s that is running is finished and stored".formatted(singular)
            : "%d %s that are running are finished and stored".formatted(elapsed.size(), plural);
    return "%s (%s)".formatted(count, howLong(elapsed));
  }

  private String howLong(List<Double> elapsed) {
    List<String> words = new ArrayList<>();
    OptionalDouble expected = expected(elapsed);
    if (expected.isPresent()) {
      words.add("about " + Figures.duration(expected.getAsDouble()));
    }
    limit.ifPresent(
        longest -> {
          double shortest = elapsed.stream().mapToDouble(Double::doubleValue).min().orElse(0);
          double most = Math.max(0, longest.toMillis() / 1000.0 - shortest);
          words.add("at most %s by per-trial.time".formatted(Figures.duration(most)));
        });
    return words.isEmpty()
        ? seconds.isEmpty()
            ? "none has ended yet, so how long that takes is not known"
            : "longer than any before"
        : String.join(", ", words);
  }

  /**
   * Until the last one ends: for each, by how much those that took longer than it has so far went
   * on from there, on average. Empty if none took longer.
   */
  private OptionalDouble expected(List<Double> elapsed) {
    double longest = 0;
    for (double so : elapsed) {
      OptionalDouble more = seconds.stream().filter(s -> s > so).mapToDouble(s -> s - so).average();
      if (more.isEmpty()) {
        return more;
      }
      longest = Math.max(longest, more.getAsDouble());
    }
    return OptionalDouble.of(longest);
  }
}
