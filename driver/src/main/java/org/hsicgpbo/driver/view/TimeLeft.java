package org.hsicgpbo.driver.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.studyfile.BudgetSettings;

/**
 * How long a study still starts trials: until it has all of them, or a limit of time ends it
 * before. Limits of time are those of a run, which counts them more exactly than anybody who looks
 * at it: it leaves out what its machine slept.
 *
 * @param seconds from now; NaN if not known
 * @param limit the key in the study file of the limit that ends it; empty if its trials do
 */
public record TimeLeft(double seconds, Optional<String> limit) {
  /**
   * Who works on a study.
   *
   * @param begun when each run began, at least one
   * @param pace seconds of training that they do in a second together, above 0: their workers, or
   *     what was seen
   * @param trainedSeconds sum over all trainings that have ended
   */
  public record Runs(List<Instant> begun, double pace, double trainedSeconds) {
    /** Copies the list. */
    public Runs {
      begun = List.copyOf(begun);
    }

    /**
     * The pace that was seen.
     *
     * @param trained seconds of training since a run began, of all who work on the study
     * @param elapsed seconds since then
     * @param workers those of the run, which are its pace while nothing was seen
     */
    public static double pace(double trained, double elapsed, int workers) {
      return trained > 0 && elapsed > 0 ? trained / elapsed : workers;
    }
  }

  /** A limit and when it ends the study. */
  private record Limit(String key, double seconds) {}

  /**
   * What is left.
   *
   * @param byTrials seconds until the study has all of its trials; NaN if not known
   * @param zone in which the run means times of day; empty where that is not known, which leaves
   *     them out
   */
  public static TimeLeft of(
      BudgetSettings budget, double byTrials, Runs runs, Instant now, Optional<ZoneId> zone) {
    return limits(budget, runs, now, zone).stream()
        .min(Comparator.comparingDouble(Limit::seconds))
        // What has all of its trials is ended by none.
        .filter(first -> byTrials > 0 && first.seconds() < byTrials)
        .map(first -> new TimeLeft(Math.max(0, first.seconds()), Optional.of(first.key())))
        .orElseGet(() -> new TimeLeft(byTrials, Optional.empty()));
  }

  private static List<Limit> limits(
      BudgetSettings budget, Runs runs, Instant now, Optional<ZoneId> zone) {
    List<Limit> limits = new ArrayList<>();
    // With several runs the one goes on that began last.
    Instant begun = runs.begun().stream().max(Comparator.naturalOrder()).orElse(now);
    budget
        .time()
        .ifPresent(time -> limits.add(new Limit("budget.time", seconds(now, begun.plus(time)))));
    budget
        .until()
        .flatMap(until -> zone.map(begun::atZone).map(until::from))
        .ifPresent(end -> limits.add(new Limit("budget.until", seconds(now, end.toInstant()))));
    budget
        .trainingTime()
        .ifPresent(
            time ->
                limits.add(
                    new Limit(
                        "budget.training-hours",
                        (time.toMillis() / 1000.0 - runs.trainedSeconds()) / runs.pace())));
    return limits;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
