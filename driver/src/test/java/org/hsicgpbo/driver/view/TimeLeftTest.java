package org.hsicgpbo.driver.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hsicgpbo.driver.studyfile.BudgetSettings;
import org.hsicgpbo.driver.studyfile.Until;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 22:00 in Berlin. */
  private static final Instant BEGUN = Instant.parse("2026-11-21T21:00:00Z");

  private static final TimeLeft.Runs RUNS = new TimeLeft.Runs(List.of(BEGUN), 2, 1800);
  private static final double LONG = 1e6;

  private static BudgetSettings budget(Duration time, String until, Duration training) {
    return new BudgetSettings(
        100,
        Optional.of(time),
        Optional.of(Until.parse(until).orElseThrow()),
        Optional.of(training));
  }

  @Test
  void theLimitThatEndsItFirstIsTold() {
    Instant now = BEGUN.plus(Duration.ofHours(1));

    assertThat(left(budget(hours(9), "07:30", hours(100)), LONG, now))
        .isEqualTo(new TimeLeft(8 * 3600, Optional.of("budget.time")));
    assertThat(left(budget(hours(10), "07:30", hours(100)), LONG, now))
        .isEqualTo(new TimeLeft(8.5 * 3600, Optional.of("budget.until")));
    assertThat(left(budget(hours(10), "07:30", hours(1)), LONG, now))
        .isEqualTo(new TimeLeft(900, Optional.of("budget.training-hours")));
    assertThat(left(budget(hours(10), "07:30", hours(1)), 600, now))
        .isEqualTo(new TimeLeft(600, Optional.empty()));
  }

  @Test
  void ofSeveralRunsTheLastOneCounts() {
    Instant later = BEGUN.plus(hours(2));
    TimeLeft.Runs two = new TimeLeft.Runs(List.of(later, BEGUN), 4, 0);

    assertThat(
            TimeLeft.of(
                budget(hours(3), "07:30", hours(99)), LONG, two, later, Optional.of(BERLIN)))
        .isEqualTo(new TimeLeft(3 * 3600, Optional.of("budget.time")));
  }

  @Test
  void whatIsNotKnownIsNotGuessedFromLimits() {
    TimeLeft left = left(budget(hours(1), "07:30", hours(1)), Double.NaN, BEGUN);

    assertThat(left.seconds()).isNaN();
    assertThat(left.limit()).isEmpty();
  }

  @Test
  void hoursOfTrainingEndAtThePaceOfAllWhoWorkOnIt() {
    BudgetSettings budget = budget(hours(20), "07:30", hours(1));
    double pace = TimeLeft.Runs.pace(1200, 200, 2);
    TimeLeft.Runs joined = new TimeLeft.Runs(List.of(BEGUN), pace, 1800);

    assertThat(TimeLeft.of(budget, LONG, joined, BEGUN, Optional.of(BERLIN)))
        .isEqualTo(new TimeLeft(300, Optional.of("budget.training-hours")));
    assertThat(TimeLeft.Runs.pace(0, 0, 2)).as("nothing was seen").isEqualTo(2);
  }

  @Test
  void noLimitEndsWhatHasAllOfItsTrials() {
    Instant now = BEGUN.plus(hours(20));

    assertThat(left(budget(hours(1), "07:30", hours(0)), 0, now))
        .isEqualTo(new TimeLeft(0, Optional.empty()));
  }

  @Test
  void aTimeOfDayIsLeftOutWhereItsZoneIsNotKnown() {
    BudgetSettings budget = budget(hours(10), "22:30", hours(100));

    assertThat(TimeLeft.of(budget, LONG, RUNS, BEGUN, Optional.empty()))
        .isEqualTo(new TimeLeft(10 * 3600, Optional.of("budget.time")));
    assertThat(left(budget, LONG, BEGUN))
        .isEqualTo(new TimeLeft(1800, Optional.of("budget.until")));
  }

  @Property
  void neverIsMoreLeftThanEachLimitLeaves(
      @ForAll @IntRange(max = 100_000) int passed,
      @ForAll @IntRange(min = 1, max = 100_000) int time,
      @ForAll @DoubleRange(max = 1e6) double byTrials) {
    Instant now = BEGUN.plusSeconds(passed);
    TimeLeft left = left(budget(Duration.ofSeconds(time), "07:30", hours(99)), byTrials, now);

    assertThat(left.seconds()).isNotNegative().isLessThanOrEqualTo(byTrials);
    assertThat(left.seconds()).isLessThanOrEqualTo(Math.max(0, time - passed));
    assertThat(left.seconds()).isLessThanOrEqualTo(Math.max(0, 9.5 * 3600 - passed));
    assertThat(left.limit().isPresent())
        .as("a limit is named where it leaves less than the trials would take")
        .isEqualTo(left.seconds() < byTrials);
  }

  private static TimeLeft left(BudgetSettings budget, double byTrials, Instant now) {
    return TimeLeft.of(budget, byTrials, RUNS, now, Optional.of(BERLIN));
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
