package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.hsicgpbo.trial.TrialSeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StudyTest {
  private static final long SEED = 42;

  private final CountingStrategy strategy = new CountingStrategy();
  private final MemoryTrialStore store = new MemoryTrialStore();

  @Test
  void storesEachEventBeforeTheNextTrialIsAsked() throws InterruptedException {
    TrialHistory history = run(3, ManualExecutor.immediate(1));

    assertThat(store.calls)
        .containsExactly(
            "started 1", "finished 1", "started 2", "finished 2", "started 3", "finished 3");
    assertThat(strategy.states)
        .containsExactly(
            "1 told [] pending []", "2 told [1] pending []", "3 told [1, 2] pending []");
    assertThat(history.trials()).isEqualTo(store.finished());
  }

  @Test
  void derivesTheSeedOfEachTrial() throws InterruptedException {
    TrialHistory history = run(2, ManualExecutor.immediate(1));

    assertThat(history.trials())
        .extracting(t -> t.trial().seed())
        .containsExactly(TrialSeeds.training(SEED, 1), TrialSeeds.training(SEED, 2));
  }

  @Test
  void trainsInterruptedTrialsFirstExactlyAsTheyWere() throws InterruptedException {
    Trial second = new Trial(2, 777, CountingStrategy.suggestion(50));
    Trial third = new Trial(3, 778, CountingStrategy.suggestion(51));
    store.withFinished(finished(1)).withUnfinished(second).withUnfinished(third);
    ManualExecutor executor = ManualExecutor.immediate(1);

    TrialHistory history = run(4, executor);

    assertThat(executor.submitted.subList(0, 2)).containsExactly(second, third);
    assertThat(store.calls).containsExactly("finished 2", "finished 3", "started 4", "finished 4");
    assertThat(strategy.states).containsExactly("4 told [1, 2, 3] pending []");
    assertThat(history.trials().get(0)).isEqualTo(finished(1));
  }

  @Test
  void countsStoredTrialsAgainstTheBudget() throws InterruptedException {
    store.withFinished(finished(1)).withFinished(finished(2));

    assertThat(run(3, ManualExecutor.immediate(2)).size()).isEqualTo(3);
    assertThat(store.calls).containsExactly("started 3", "finished 3");
  }

  @Test
  void trainsNothingWhenTheBudgetIsSpentAlready() throws InterruptedException {
    store.withFinished(finished(1)).withFinished(finished(2));
    ManualExecutor executor = ManualExecutor.immediate(1);
    List<StudyEnd> ends = new ArrayList<>();

    TrialHistory history = study(1, executor, List.of(endsInto(ends))).run();

    assertThat(history.size()).isEqualTo(2);
    assertThat(executor.submitted).isEmpty();
    assertThat(ends).containsExactly(StudyEnd.BUDGET_SPENT);
  }

  @Test
  void aBudgetThatWasLoweredIsKeptThoughTrialsWereInterrupted() throws InterruptedException {
    store
        .withFinished(finished(1))
        .withUnfinished(new Trial(2, 1, CountingStrategy.suggestion(2)))
        .withUnfinished(new Trial(3, 1, CountingStrategy.suggestion(3)));

    TrialHistory history = run(2, ManualExecutor.immediate(2));

    assertThat(history.size()).isEqualTo(2);
    assertThat(store.unfinished()).extracting(Trial::number).containsExactly(3);
  }

  @Test
  void goesOnBehindNumbersThatAreMissing() throws InterruptedException {
    store.withFinished(finished(1)).withFinished(finished(9));

    TrialHistory history = run(4, ManualExecutor.immediate(1));

    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(1, 9, 10, 11);
  }

  @Test
  void keepsAllSlotsBusyAndTellsOutcomesInTheOrderInWhichTheyCome() throws InterruptedException {
    // Once three are running, the one that began last ends first; at the end all end in turn.
    ManualExecutor executor =
        new ManualExecutor(
            3,
            (e, trial) -> {
              if (trial.number() == 5) {
                e.running().forEach(e::complete);
              } else if (e.running().size() == 3) {
                e.complete(trial.number());
              }
            });

    TrialHistory history = run(5, executor);

    assertThat(executor.mostAtOnce).isEqualTo(3);
    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(3, 4, 1, 2, 5);
    assertThat(store.finished()).isEqualTo(history.trials());
    assertThat(strategy.states)
        .containsExactly(
            "1 told [] pending []",
            "2 told [] pending [1]",
            "3 told [] pending [1, 2]",
            "4 told [3] pending [1, 2]",
            "5 told [3, 4] pending [1, 2]");
  }

  @Test
  void suggestsWithAllOutcomesThatCameMeanwhile() throws InterruptedException {
    // Trials 1 to 3 end while the third is submitted, the fourth while the fifth is.
    ManualExecutor executor =
        new ManualExecutor(
            3,
            (e, trial) -> {
              if (trial.number() == 3 || trial.number() >= 6) {
                e.running().forEach(e::complete);
              } else if (trial.number() == 5) {
                e.complete(4);
              }
            });

    run(7, executor);

    assertThat(strategy.states)
        .containsExactly(
            "1 told [] pending []",
            "2 told [] pending [1]",
            "3 told [] pending [1, 2]",
            "4 told [1, 2, 3] pending []",
            "5 told [1, 2, 3] pending [4]",
            "6 told [1, 2, 3, 4] pending [5]",
            "7 told [1, 2, 3, 4, 5, 6] pending []");
    assertThat(store.calls.subList(3, 8))
        .containsExactly("finished 1", "finished 2", "finished 3", "started 4", "started 5");
  }

  @Test
  void neverRunsMoreTrialsThanTheBudgetHasLeft() throws InterruptedException {
    ManualExecutor executor =
        new ManualExecutor(
            8,
            (e, trial) -> {
              if (trial.number() == 3) {
                e.running().forEach(e::complete);
              }
            });

    assertThat(run(3, executor).size()).isEqualTo(3);
    assertThat(executor.submitted).hasSize(3);
  }

  @Test
  void recordsAFailedTrialAndGoesOn() throws InterruptedException {
    TrialOutcome diverged = new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", Cost.UNKNOWN);
    InProcessExecutor executor =
        new InProcessExecutor(
            (trial, context) ->
                trial.number() == 1 ? diverged : TrialOutcome.Completed.of(0.5, Cost.UNKNOWN));

    TrialHistory history = run(2, executor);

    assertThat(history.trials().get(0).outcome()).isEqualTo(diverged);
    assertThat(history.failures()).isEqualTo(1);
  }

  @Test
  void stopsSoonAndLeavesWhatRunsToTheNextRun() throws InterruptedException {
    CompletableFuture<Study> study = new CompletableFuture<>();
    ManualExecutor executor =
        new ManualExecutor(
            2,
            (e, trial) -> {
              if (trial.number() == 3) {
                study.join().stop();
              } else if (trial.number() == 2) {
                e.complete(1);
              }
            });
    List<StudyEnd> ends = new ArrayList<>();
    study.complete(study(10, executor, List.of(endsInto(ends))));

    TrialHistory history = study.join().run();

    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(1);
    assertThat(store.unfinished()).extracting(Trial::number).containsExactly(2, 3);
    assertThat(ends).containsExactly(StudyEnd.STOPPED);
  }

  @Test
  void anOutcomeAfterTheStopIsNotTold() throws InterruptedException {
    CompletableFuture<Study> study = new CompletableFuture<>();
    // The workers that the same Ctrl-C has killed report their deaths after it.
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) -> {
              study.join().stop();
              e.fail(trial.number(), new IllegalStateException("killed"));
            });
    study.complete(study(10, executor, List.of()));

    assertThat(study.join().run().size()).isZero();
    assertThat(store.unfinished()).extracting(Trial::number).containsExactly(1);
  }

  @Test
  void endsWhenTheStorageFailsWhileATrialStarts() {
    store.failingAt("started 2");
    ManualExecutor executor = ManualExecutor.immediate(1);

    assertThatThrownBy(() -> run(5, executor))
        .isInstanceOf(StoreException.class)
        .hasMessage("The disk is full.");
    assertThat(executor.submitted).as("what is not stored is not trained").hasSize(1);
  }

  @Test
  void endsWhenTheStorageFailsWhileATrialEndsAndTrainsThatTrialAgainNextTime()
      throws InterruptedException {
    store.failingAt("finished 2");
    assertThatThrownBy(() -> run(3, ManualExecutor.immediate(1)))
        .isInstanceOf(StoreException.class);

    TrialHistory history = run(3, ManualExecutor.immediate(1), store.failingAt("").nextRun());

    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(1, 2, 3);
  }

  @Test
  void endsWithTheWordsOfTheExecutorWhenNoTrialCanBeTrained() {
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) ->
                e.fail(trial.number(), new StudyFailedException("There is no Java.", null)));

    assertThatThrownBy(() -> run(3, executor))
        .isInstanceOf(StudyFailedException.class)
        .hasMessage("There is no Java.");
    assertThat(store.unfinished()).extracting(Trial::number).containsExactly(1);
  }

  @Test
  void namesTheTrialOfAnUnforeseenFailure() {
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) ->
                e.fail(
                    trial.number(), new CompletionException(new IllegalStateException("broken"))));

    assertThatThrownBy(() -> run(3, executor))
        .isInstanceOf(StudyFailedException.class)
        .hasMessage("Trial 1 could not be trained: java.lang.IllegalStateException: broken")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void tellsListenersThatItFailed() {
    List<StudyEnd> ends = new ArrayList<>();
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) -> {
              if (trial.number() == 1) {
                e.complete(1);
              } else {
                e.fail(trial.number(), new StudyFailedException("There is no Java.", null));
              }
            });

    assertThatThrownBy(() -> study(3, executor, List.of(endsInto(ends))).run())
        .isInstanceOf(StudyFailedException.class);

    assertThat(ends).containsExactly(StudyEnd.FAILED);
  }

  @Test
  void aTrialThatWasCancelledEndsTheStudy() {
    ManualExecutor executor =
        new ManualExecutor(1, (e, trial) -> e.fail(trial.number(), new CancellationException()));

    assertThatThrownBy(() -> run(3, executor))
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("Trial 1 could not be trained");
  }

  @Test
  void takesUpWhatAnotherDriverHasToldBeforeItSuggests() throws InterruptedException {
    List<String> events = new ArrayList<>();
    // While the first trial is trained, another driver claims, trains and tells the second.
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) -> {
              if (trial.number() == 1) {
                int other = store.claim(3).orElseThrow().number();
                store.started(finished(other).trial());
                store.finished(finished(other));
              }
              e.complete(trial.number());
            });

    TrialHistory history =
        study(
                3,
                executor,
                List.of(
                    new StudyListener() {
                      @Override
                      public void trialFinished(FinishedTrial trial, TrialHistory all) {
                        events.add("%d of %d".formatted(trial.trial().number(), all.size()));
                      }
                    }))
            .run();

    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(2, 1, 3);
    assertThat(strategy.states).containsExactly("1 told [] pending []", "3 told [2, 1] pending []");
    assertThat(events).containsExactly("2 of 1", "1 of 2", "3 of 3");
  }

  @Test
  void dropsItsOutcomeWhenAnotherDriverWasFasterWithTheSameTrial() throws InterruptedException {
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) -> {
              if (trial.number() == 1) {
                // This driver was taken for dead, and its trial was trained by another.
                store.finished(trial.finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)));
                store.refuseAsKnown(1);
              }
              e.complete(trial.number());
            });

    TrialHistory history = study(2, executor, List.of()).run();

    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(1, 2);
    assertThat(history.trials().get(0).errorOrWorst()).isEqualTo(0.5);
  }

  @Test
  void tellsListenersOfEveryEventInOrder() throws InterruptedException {
    List<String> events = new ArrayList<>();
    store.withFinished(finished(1));
    ManualExecutor executor =
        new ManualExecutor(
            1,
            (e, trial) -> {
              e.listeners.get(0).epochEnded(new EpochEvent(trial.number(), 1, 1, 0.5, 0.5));
              e.complete(trial.number());
            });

    study(2, executor, List.of(eventsInto(events))).run();

    assertThat(events)
        .containsExactly(
            "study with 1 of 2",
            "started 2",
            "epoch 1 of 2",
            "finished 2, now 2 stored as 2",
            "ended with 2: BUDGET_SPENT");
  }

  private TrialHistory run(int budget, TrialExecutor executor) throws InterruptedException {
    return run(budget, executor, store);
  }

  private TrialHistory run(int budget, TrialExecutor executor, TrialStore from)
      throws InterruptedException {
    return new Study(CountingStrategy.SPACE, SEED, budget, strategy, from, executor, List.of())
        .run();
  }

  private Study study(int budget, TrialExecutor executor, List<StudyListener> listeners) {
    return new Study(CountingStrategy.SPACE, SEED, budget, strategy, store, executor, listeners);
  }

  private static FinishedTrial finished(int number) {
    return new Trial(number, number, CountingStrategy.suggestion(number))
        .finish(TrialOutcome.Completed.of(0.25, Cost.UNKNOWN));
  }

  private static StudyListener endsInto(List<StudyEnd> ends) {
    return new StudyListener() {
      @Override
      public void studyEnded(TrialHistory history, StudyEnd end) {
        ends.add(end);
      }
    };
  }

  private StudyListener eventsInto(List<String> events) {
    return new StudyListener() {
      @Override
      public void studyStarted(TrialHistory history, int budget) {
        events.add("study with %d of %d".formatted(history.size(), budget));
      }

      @Override
      public void trialStarted(Trial trial) {
        events.add("started " + trial.number());
      }

      @Override
      public void epochEnded(EpochEvent event) {
        events.add("epoch %d of %d".formatted(event.epoch(), event.trialNumber()));
      }

      @Override
      public void trialFinished(FinishedTrial trial, TrialHistory history) {
        events.add(
            "finished %d, now %d stored as %d"
                .formatted(trial.trial().number(), history.size(), store.finished().size()));
      }

      @Override
      public void studyEnded(TrialHistory history, StudyEnd end) {
        events.add("ended with %d: %s".formatted(history.size(), end));
      }
    };
  }
}
