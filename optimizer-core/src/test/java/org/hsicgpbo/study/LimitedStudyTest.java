package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Studies that time or a person ends. */
@Timeout(30)
class LimitedStudyTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestClock time = new TestClock();
  private final MemoryTrialStore store = new MemoryTrialStore();
  private final List<StudyEnd> ends = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<OptionalInt> expected = new ArrayList<>();
  private IntConsumer whileThinking = trial -> {};

  @Test
  void startsNothingAfterItsTimeAndFinishesWhatRuns() throws InterruptedException {
    // A minute passes at each start; the first trial goes on beyond the end of the time.
    ManualExecutor executor =
        new ManualExecutor(
            2,
            (e, trial) -> {
              time.pass(MINUTE);
              if (trial.number() == 5) {
                e.running().forEach(e::complete);
              } else if (trial.number() > 1) {
                e.complete(trial.number());
              }
            });

    TrialHistory history =
        study(100, executor, Deadline.RunTime.fromNow(MINUTE.multipliedBy(5), time.clock())).run();

    assertThat(history.size()).isEqualTo(5);
    assertThat(executor.submitted).hasSize(5);
    assertThat(ends).containsExactly(StudyEnd.RULE_MET);
    assertThat(reasons).containsExactly("this run has taken its time of 5m.");
    assertThat(store.unfinished()).isEmpty();
  }

  @Test
  void startsNothingIfTheMomentHasPassedAlready() throws InterruptedException {
    Deadline past =
        Deadline.Moment.fromNow(
            TestClock.START.minusSeconds(60).atZone(ZoneOffset.UTC), time.clock());

    assertThat(study(3, ManualExecutor.immediate(1), past).run().size()).isZero();
    assertThat(store.calls).isEmpty();
    assertThat(ends).containsExactly(StudyEnd.RULE_MET);
  }

  @Test
  void aDriverThatWaitsForTheTrialsOfOthersEndsAtItsTime() throws InterruptedException {
    Trial other = new Trial(1, 1, CountingStrategy.suggestion(1));
    TrialStore ofOthers =
        new ForwardingStore(store.withUnfinished(other)) {
          @Override
          public Optional<TrialClaim> claim(int budget) {
            time.pass(MINUTE);
            return Optional.empty();
          }
        };

    TrialHistory history =
        study(
                1,
                ManualExecutor.immediate(1),
                ofOthers,
                List.of(Deadline.RunTime.fromNow(MINUTE, time.clock())))
            .run();

    assertThat(history.size()).isZero();
    assertThat(ends).containsExactly(StudyEnd.RULE_MET);
  }

  @Test
  void tellsTheStrategyHowManyTrialsFitIntoTheTime() throws InterruptedException {
    // A trial takes a minute, so that 20 fit, of 100 that were wanted.
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) -> {
              time.pass(MINUTE);
              e.complete(trial.number());
            });

    TrialHistory history =
        study(100, executor, Deadline.RunTime.fromNow(MINUTE.multipliedBy(20), time.clock())).run();

    assertThat(history.size()).isEqualTo(20);
    assertThat(expected.subList(0, Horizon.FEWEST)).containsOnly(OptionalInt.empty());
    assertThat(expected.subList(Horizon.FEWEST, 20)).containsOnly(OptionalInt.of(20));
  }

  @Test
  void tellsHowManyTrialsFitIntoTheHoursOfTrainingFromStoredOnes() throws InterruptedException {
    for (int number = 1; number <= 10; number++) {
      store.withFinished(
          new Trial(number, number, CountingStrategy.suggestion(number))
              .finish(TrialOutcome.Completed.of(1, Cost.UNKNOWN.withSeconds(360))));
    }

    study(12, ManualExecutor.immediate(1), new StoppingRule.TrainingTime(Duration.ofHours(2)))
        .run();
    assertThat(expected.get(0)).as("as many as the budget has").hasValue(12);

    expected.clear();
    study(100, ManualExecutor.immediate(1), new StoppingRule.TrainingTime(Duration.ofMinutes(63)))
        .run();
    assertThat(expected.get(0)).as("at least the one that is asked for").hasValue(13);
  }

  @Test
  void finishesWhatRunsWhenItIsAskedTo() throws InterruptedException {
    CompletableFuture<Study> study = new CompletableFuture<>();
    ManualExecutor executor =
        new ManualExecutor(
            2,
            (e, trial) -> {
              if (trial.number() == 2) {
                study.join().finish();
                e.complete(2);
                e.complete(1);
              }
            });
    study.complete(study(10, executor));

    TrialHistory history = study.join().run();

    assertThat(history.trials())
        .extracting(t -> t.trial().number())
        .containsExactlyInAnyOrder(1, 2);
    assertThat(store.unfinished()).isEmpty();
    assertThat(ends).containsExactly(StudyEnd.STOPPED);
  }

  @Test
  void aStopAfterAFinishLeavesWhatRuns() throws InterruptedException {
    CompletableFuture<Study> study = new CompletableFuture<>();
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) -> {
              study.join().finish();
              study.join().stop();
            });
    study.complete(study(10, executor));

    assertThat(study.join().run().size()).isZero();
    assertThat(store.unfinished()).extracting(Trial::number).containsExactly(1);
  }

  @Test
  void startsNothingThatWasThoughtOfWhenItWasAskedToFinish() throws InterruptedException {
    CompletableFuture<Study> study = new CompletableFuture<>();
    ManualExecutor executor = ManualExecutor.immediate(1);
    whileThinking =
        trial -> {
          if (trial == 3) {
            study.join().finish();
          }
        };
    study.complete(study(10, executor));

    assertThat(study.join().run().size()).isEqualTo(2);
    assertThat(executor.submitted).hasSize(2);
    assertThat(store.unfinished()).isEmpty();
  }

  @Test
  void startsNothingThatWasThoughtOfWhenItsTimeWasUp() throws InterruptedException {
    ManualExecutor executor = ManualExecutor.immediate(1);
    whileThinking =
        trial -> {
          if (trial == 3) {
            time.pass(MINUTE);
          }
        };

    study(10, executor, Deadline.RunTime.fromNow(MINUTE, time.clock())).run();

    assertThat(executor.submitted).hasSize(2);
    assertThat(ends).containsExactly(StudyEnd.RULE_MET);
  }

  @Test
  void aStopStoresWhatHasSucceededByThen() throws InterruptedException {
    CompletableFuture<Study> study = new CompletableFuture<>();
    ManualExecutor executor =
        new ManualExecutor(
            3,
            (e, trial) -> {
              if (trial.number() == 3) {
                e.complete(2);
                e.endWith(1, new TrialOutcome.Failed(FailureKind.CRASHED, "killed", Cost.UNKNOWN));
                study.join().stop();
              }
            });
    study.complete(study(10, executor));

    TrialHistory history = study.join().run();

    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(2);
    assertThat(store.unfinished()).extracting(Trial::number).containsExactly(1, 3);
  }

  @Test
  void aStudyThatWasAskedToFinishBeforeItBeganTrainsNothing() throws InterruptedException {
    Study study = study(10, ManualExecutor.immediate(1));
    study.finish();

    assertThat(study.run().size()).isZero();
    assertThat(store.calls).isEmpty();
  }

  private Study study(int budget, TrialExecutor executor, StoppingRule... rules) {
    return study(budget, executor, store, List.of(rules));
  }

  private Study study(
      int budget, TrialExecutor executor, TrialStore from, List<StoppingRule> rules) {
    StudyListener listener =
        new StudyListener() {
          @Override
          public void stoppingRuleMet(String reason) {
            reasons.add(reason);
          }

          @Override
          public void studyEnded(TrialHistory history, StudyEnd end) {
            ends.add(end);
          }
        };
    return new Study(
        CountingStrategy.SPACE,
        42,
        budget,
        rules,
        Optional.empty(),
        new Asked(),
        from,
        executor,
        List.of(listener),
        time.clock());
  }

  /** Notes how many trials it was told to expect. */
  private final class Asked implements SearchStrategy {
    private final CountingStrategy counting = new CountingStrategy();

    @Override
    public String name() {
      return "asked";
    }

    @Override
    public Suggestion suggest(SearchState state) {
      expected.add(state.expectedTrials());
      whileThinking.accept(state.trialNumber());
      return counting.suggest(state);
    }

    @Override
    public List<StageReport> explain(TrialHistory told) {
      return List.of();
    }
  }

  /** A store that does what another does. */
  private static class ForwardingStore implements TrialStore {
    private final TrialStore to;

    ForwardingStore(TrialStore to) {
      this.to = to;
    }

    @Override
    public List<FinishedTrial> finished() {
      return to.finished();
    }

    @Override
    public List<Trial> unfinished() {
      return to.unfinished();
    }

    @Override
    public Optional<TrialClaim> claim(int budget) {
      return to.claim(budget);
    }

    @Override
    public void started(Trial trial) {
      to.started(trial);
    }

    @Override
    public void finished(FinishedTrial trial) {
      to.finished(trial);
    }
  }
}
