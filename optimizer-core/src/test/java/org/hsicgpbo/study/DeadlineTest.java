package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration NIGHT = Duration.ofHours(12);

  private final TestClock time = new TestClock();
  private final TrialHistory nothing = new TrialHistory(CountingStrategy.SPACE, List.of());

  @Test
  void theTimeOfARunIsOverWhenItHasPassed() {
    Deadline rule = Deadline.RunTime.fromNow(Duration.ofMinutes(90), time.clock());
    time.pass(Duration.ofMinutes(90).minusSeconds(1));
    assertThat(rule.reason(nothing)).isEmpty();
    time.pass(Duration.ofSeconds(1));
    assertThat(rule.reason(nothing)).contains("this run has taken its time of 1h 30m.");
  }

  @Test
  void theTimeOfARunIsThatInWhichTheMachineIsAwake() {
    Deadline rule = Deadline.RunTime.fromNow(Duration.ofHours(2), time.clock());
    time.pass(Duration.ofHours(1));
    time.sleep(Duration.ofHours(8));
    assertThat(rule.remaining()).isEqualTo(Duration.ofHours(1));
    time.set(TestClock.START.minusSeconds(86_400));
    assertThat(rule.remaining()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aMomentComesByTheTimeOfDay() {
    Deadline rule = untilMorning();
    time.pass(NIGHT.minusSeconds(1));
    assertThat(rule.reason(nothing)).isEmpty();
    time.pass(Duration.ofSeconds(1));
    assertThat(rule.reason(nothing))
        .contains("2026-11-22 08:00 has come, until when trials are started.");
  }

  @Test
  void aMomentComesWhileTheMachineSleeps() {
    Deadline rule = untilMorning();
    time.sleep(NIGHT.plusHours(1));
    assertThat(rule.isOver()).isTrue();
  }

  @Test
  void aClockThatIsSetForwardReachesTheMoment() {
    Deadline rule = untilMorning();
    time.set(TestClock.START.plus(NIGHT));
    assertThat(rule.isOver()).isTrue();
  }

  @Property
  void noClockThatIsSetBackMakesARunLonger(
      @ForAll @Size(max = 10) List<@IntRange(min = -100_000, max = 0) Integer> settings) {
    TestClock clock = new TestClock();
    Deadline rule =
        Deadline.Moment.fromNow(
            TestClock.START.plus(NIGHT).atZone(ZoneId.of("UTC")), clock.clock());
    Duration awake = Duration.ZERO;
    for (int seconds : settings) {
      Duration step = NIGHT.dividedBy(settings.size());
      clock.pass(step);
      awake = awake.plus(step);
      clock.set(clock.clock().now().plusSeconds(seconds));
      assertThat(rule.remaining()).isLessThanOrEqualTo(NIGHT.minus(awake));
    }
    clock.pass(NIGHT.minus(awake));
    assertThat(rule.isOver()).isTrue();
  }

  private Deadline untilMorning() {
    return Deadline.Moment.fromNow(
        TestClock.START.plus(NIGHT).atZone(ZoneId.of("Europe/Berlin")), time.clock());
  }
}
