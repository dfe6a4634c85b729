package org.hsicgpbo.study;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Estimates how many trials a study will have in all when a limit of time ends it, so that a
 * strategy can plan its stages by that instead of by a number that is never reached.
 *
 * <p>The pace is that of the last {@value #WINDOW} outcomes of this run, which counts suggestions,
 * starts of workers and other drivers too. Before {@value #FEWEST} of them are told it is taken
 * from the training seconds of stored trials; without these there is no estimate.
 */
final class Horizon {
  /** Later trials may be cheaper or costlier than earlier ones. */
  static final int WINDOW = 40;

  static final int FEWEST = 5;

  private static final double NANOS = 1e9;

  private final int budget;
  private final int slots;
  private final List<Deadline> deadlines;
  private final List<StoppingRule.TrainingTime> sums;
  private final RunClock clock;
  private final Deque<Long> told = new ArrayDeque<>();

  /** The moment after which the times in {@link #told} were taken. */
  private long since;

  /**
   * From now on.
   *
   * @param budget the most trials there can be
   * @param slots how many are trained at the same time
   */
  Horizon(int budget, int slots, List<StoppingRule> rules, RunClock clock) {
    this.budget = budget;
    this.slots = slots;
    this.deadlines = only(Deadline.class, rules);
    this.sums = only(StoppingRule.TrainingTime.class, rules);
    this.clock = clock;
    this.since = clock.nanoTime();
  }

  private static <T> List<T> only(Class<T> kind, List<StoppingRule> rules) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The rules that time alone meets. */
  List<StoppingRule> deadlines() {
    return List.copyOf(deadlines);
  }

  /** How long until the first of them; empty if there is none. */
  Optional<Duration> untilDeadline() {
    return deadlines.stream().map(Deadline::remaining).min(Comparator.naturalOrder());
  }

  /** An outcome was taken up. */
  void told() {
    told.addLast(clock.nanoTime());
    if (told.size() > WINDOW) {
      since = told.removeFirst();
    }
  }

  /**
   * The trials that there will be in all, at most the budget and at least the one that is asked
   * for.
   *
   * @param history all outcomes
   * @param running how many trials are under way
   * @param trialNumber the trial that is asked for
   * @return empty if no time is limited, or nothing is known of how long a trial takes
   */
  OptionalInt expectedTrials(TrialHistory history, int running, int trialNumber) {
    double more =
        Stream.concat(
                Stream.of(byDeadlines(history, running)),
                sums.stream().map(rule -> bySum(rule, history, running)))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return more == Double.POSITIVE_INFINITY
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.min(budget, trialNumber - 1 + Math.max(1, Math.round(more))));
  }

  /** How many can still be started before the first deadline. */
  private double byDeadlines(TrialHistory history, int running) {
    Optional<Duration> left = untilDeadline();
    double pace = pace(history, running);
    return left.isEmpty() || Double.isNaN(pace)
        ? Double.POSITIVE_INFINITY
        : pace * left.get().toMillis() / 1000;
  }

  /** How many can still be started until so much was trained. */
  private static double bySum(StoppingRule.TrainingTime rule, TrialHistory history, int running) {
    double each = meanSeconds(history);
    return Double.isNaN(each)
        ? Double.POSITIVE_INFINITY
        : rule.remainingSeconds(history) / each - running;
  }

  /** Trials a second; NaN if that is not known. */
  private double pace(TrialHistory history, int running) {
    double seconds = (clock.nanoTime() - since) / NANOS;
    if (told.size() >= Math.max(FEWEST, 2 * slots) && seconds > 0) {
      // What runs is on average half done.
      return (told.size() + running / 2.0) / seconds;
    }
    return slots / meanSeconds(history);
  }

  /** Of the last trials; NaN if too few are known, or they took no time. */
  private static double meanSeconds(TrialHistory history) {
    double[] seconds =
        history.trials().stream()
            .skip(Math.max(0, history.size() - WINDOW))
            .map(trial -> trial.outcome().cost())
            .mapToDouble(Cost::seconds)
            .filter(Double::isFinite)
            .toArray();
    double sum = Arrays.stream(seconds).sum();
    return seconds.length < FEWEST || sum <= 0 ? Double.NaN : sum / seconds.length;
  }
}
