package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class WaitingTimeTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));

  private final AtomicLong clock = new AtomicLong();
  private final WaitingTime trials = trials(Optional.of(Duration.ofMinutes(5)));
  private final StudyListener study = trials.of("a");

  @Test
  void nothingRuns() {
    assertThat(trials.describe()).isEqualTo("no trial is running");
  }

  @Test
  void withoutEarlierTrialsOnlyTheLimitIsKnown() {
    start(1);
    pass(10);
    assertThat(trials.describe())
        .isEqualTo(
            "1 trial that is running is finished and stored (at most 4 m 50 s by per-trial.time)");
    WaitingTime unlimited = trials(Optional.empty());
    unlimited.of("a").trialStarted(trial(1));
    assertThat(unlimited.describe()).contains("none has ended yet");
  }

  @Test
  void earlierTrialsTellHowLongItTakes() {
    start(1);
    pass(20);
    finish(1);
    start(2);
    pass(40);
    finish(2);
    start(3);
    pass(10);
    start(4);
    // The third has been running for 10 s, the others took 20 s and 40 s: 20 s more on average.
    assertThat(trials.describe())
        .isEqualTo(
            "2 trials that are running are finished and stored (about 30.0 s, at most 5 m 00 s by per-trial.time)");
    pass(25);
    assertThat(trials.describe()).contains("(about 15.0 s, ");
    pass(30);
    assertThat(trials.describe()).as("longer than any").doesNotContain("about");
  }

  @Test
  void storedTrialsCountToo() {
    study.studyStarted(new TrialHistory(SPACE, List.of(finished(1, 60))), 5);
    start(2);
    assertThat(trials.describe()).contains("(about 1 m 00 s, ");
  }

  @Test
  void studiesSideBySideHaveTrialsOfTheSameNumber() {
    start(1);
    trials.of("b").trialStarted(trial(1));
    assertThat(trials.describe()).startsWith("2 trials");
    finish(1);
    assertThat(trials.describe()).startsWith("1 trial ");
  }

  private WaitingTime trials(Optional<Duration> limit) {
    return new WaitingTime("trial", limit, clock::get);
  }

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private void start(int number) {
    study.trialStarted(trial(number));
  }

  private void finish(int number) {
    study.trialFinished(finished(number, 1), new TrialHistory(SPACE, List.of()));
  }

  private static FinishedTrial finished(int number, double seconds) {
    return trial(number).finish(TrialOutcome.Completed.of(0.1, Cost.UNKNOWN.withSeconds(seconds)));
  }

  private static Trial trial(int number) {
    UnitPoint point = new UnitPoint(0.5);
    Configuration configuration = SPACE.decode(point);
    return new Trial(number, 1, new Suggestion(point, configuration, "random"));
  }
}
