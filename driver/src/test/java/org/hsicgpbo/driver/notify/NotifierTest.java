package org.hsicgpbo.driver.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.driver.studyfile.NotifySettings.Event;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotifierTest {
  private final List<Notice> told = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final List<FinishedTrial> trials = new ArrayList<>();
  private Optional<String> failure = Optional.empty();

  @Test
  void tellsOfTheFirstTrialAtTheTargetOnce() {
    Notifier notifier = started(EnumSet.allOf(Event.class));

    finish(notifier, completed(0.3));
    finish(notifier, completed(0.2));
    finish(notifier, completed(0.1));
    notifier.ended(Event.END, 0, "The budget is spent.");

    assertThat(told).extracting(Notice::event).containsExactly(Event.TARGET, Event.END);
    assertThat(told.get(0).message())
        .isEqualTo("Trial 2 has the error 0.200; the target was 0.200.");
    assertThat(told.get(0).finished()).isEqualTo(2);
    assertThat(told.get(0).exitCode()).isEmpty();
    assertThat(told.get(1).exitCode()).hasValue(0);
    assertThat(told.get(1).best().orElseThrow().trial().number()).isEqualTo(3);
  }

  @Test
  void whatAnEarlierRunHasFoundIsNoNews() {
    finish(new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN.", Cost.UNKNOWN));
    finish(completed(0.1));
    Notifier notifier = started(EnumSet.allOf(Event.class));

    finish(notifier, completed(0.05));
    finish(notifier, new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN.", Cost.UNKNOWN));
    notifier.ended(Event.END, 0, "The budget is spent.");

    assertThat(told).extracting(Notice::event).containsExactly(Event.END);
  }

  @Test
  void tellsOfTheFirstFailure() {
    Notifier notifier = started(Set.of(Event.FIRST_FAILURE));

    finish(notifier, new TrialOutcome.Failed(FailureKind.DIVERGED, "It is NaN.", Cost.UNKNOWN));
    finish(notifier, new TrialOutcome.Failed(FailureKind.CRASHED, "It died.", Cost.UNKNOWN));
    notifier.ended(Event.END, 0, "The budget is spent.");

    assertThat(told)
        .extracting(Notice::message)
        .containsExactly("Trial 1 is the first to fail (diverged): It is NaN.");
  }

  @Test
  void whatCannotBeToldIsAWarning() {
    failure = Optional.of("it answered with the status 500.");
    Notifier notifier = started(Set.of(Event.FAILURE));

    notifier.ended(Event.FAILURE, 1, "The disk is full.");

    assertThat(warnings)
        .containsExactly(
            "The test could not be told of the event failure: it answered with the status 500.");
  }

  private Notifier started(Set<Event> on) {
    Channel channel =
        new Channel() {
          @Override
          public String name() {
            return "the test";
          }

          @Override
          public Optional<String> tell(Notice notice) {
            told.add(notice);
            return failure;
          }
        };
    Notifier notifier =
        new Notifier(
            "mine",
            on,
            OptionalDouble.of(0.2),
            List.of(channel),
            Clock.fixed(Instant.parse("2026-11-21T05:00:00Z"), ZoneOffset.UTC),
            warnings::add);
    notifier.studyStarted(history(), 100);
    return notifier;
  }

  private void finish(Notifier notifier, TrialOutcome outcome) {
    FinishedTrial trial = finish(outcome);
    notifier.trialFinished(trial, history());
  }

  private FinishedTrial finish(TrialOutcome outcome) {
    FinishedTrial trial = Trials.trial(trials.size() + 1).finish(outcome);
    trials.add(trial);
    return trial;
  }

  private TrialHistory history() {
    return new TrialHistory(Trials.study("mine").space(), trials);
  }

  private static TrialOutcome completed(double error) {
    return TrialOutcome.Completed.of(error, Cost.UNKNOWN);
  }
}
