package org.hsicgpbo.driver.studyfile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.study.Deadline;
import org.hsicgpbo.study.RunClock;
import org.hsicgpbo.study.StoppingRule;
import org.hsicgpbo.time.DurationWords;

/**
 * What stands under {@code budget}: whichever is spent first ends the study.
 *
 * @param trials how many trials there shall be
 * @param time how long one run may take, while the machine is awake; empty for no limit
 * @param until until when a run starts trials, by the time of day; empty for no limit
 * @param trainingTime longest sum of the training times of all trials; empty for no limit
 */
public record BudgetSettings(
    int trials, Optional<Duration> time, Optional<Until> until, Optional<Duration> trainingTime) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** Trials alone. */
  public static BudgetSettings ofTrials(int trials) {
    return new BudgetSettings(trials, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether anything but the number of trials ends the study. */
  public boolean limitsTime() {
    return time.isPresent() || until.isPresent() || trainingTime.isPresent();
  }

  /** The rules of a run that begins now. */
  public List<StoppingRule> rules(RunClock clock, ZoneId zone) {
    List<StoppingRule> rules = new ArrayList<>();
    time.ifPresent(limit -> rules.add(Deadline.RunTime.fromNow(limit, clock)));
    until.ifPresent(
        moment -> rules.add(Deadline.Moment.fromNow(moment.from(clock.now().atZone(zone)), clock)));
    trainingTime.ifPresent(limit -> rules.add(new StoppingRule.TrainingTime(limit)));
    return List.copyOf(rules);
  }

  /** The limits of time as in study files, such as {@code time 9h, until 07:30}. */
  public String describeTimes() {
    List<String> limits = new ArrayList<>();
    time.ifPresent(limit -> limits.add("time " + DurationWords.exact(limit)));
    until.ifPresent(moment -> limits.add("until " + moment.describe()));
    trainingTime.ifPresent(
        limit ->
            limits.add(
                "training-hours %s".formatted(limit.toMillis() / 1000.0 / SECONDS_PER_HOUR)));
    return limits.isEmpty() ? "no limit of time" : String.join(", ", limits);
  }
}
