package org.hsicgpbo.driver.plan;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.driver.studyfile.BudgetSettings;
import org.hsicgpbo.time.DurationWords;
import org.hsicgpbo.trial.Cost;

/**
 * A limit of time in the budget, and what fits into it.
 *
 * @param key the key in the study file
 * @param value as people write it
 * @param seconds that are left for starting trials, or for training them if {@code isSum}
 * @param isSum whether the times of all trainings are summed up, however many run at a time
 */
public record TimeLimit(String key, String value, double seconds, boolean isSum) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** All limits of a run that begins at the start. */
  static List<TimeLimit> of(PlanFacts facts) {
    BudgetSettings budget = facts.file().budget();
    List<TimeLimit> limits = new ArrayList<>();
    budget
        .time()
        .ifPresent(
            time ->
                limits.add(
                    new TimeLimit("budget.time", DurationWords.exact(time), seconds(time), false)));
    budget
        .until()
        .ifPresent(
            until -> {
              ZonedDateTime end = until.from(facts.start());
              limits.add(
                  new TimeLimit(
                      "budget.until",
                      until.describe(),
                      Math.max(0, seconds(Duration.between(facts.start(), end))),
                      false));
            });
    budget
        .trainingTime()
        .ifPresent(
            time ->
                limits.add(
                    new TimeLimit(
                        "budget.training-hours",
                        PlanWords.figure(seconds(time) / SECONDS_PER_HOUR),
                        Math.max(0, seconds(time) - trained(facts)),
                        true)));
    return limits;
  }

  /** How many of the trials that are left begin within it. */
  TimeEstimate.Range trials(TimeEstimate time, int workers, int left) {
    return time.trainings(seconds, isSum ? 1 : workers, left);
  }

  /** Seconds of wall-clock time after which it is over; of a sum with all workers busy. */
  double wallSeconds(int workers) {
    return isSum ? seconds / workers : seconds;
  }

  private static double trained(PlanFacts facts) {
    return facts.stored().trials().stream()
        .map(trial -> trial.outcome().cost())
        .mapToDouble(Cost::seconds)
        .filter(Double::isFinite)
        .sum();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
