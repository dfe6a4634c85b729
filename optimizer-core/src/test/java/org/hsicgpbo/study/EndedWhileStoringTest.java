package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever hears of an outcome that waited may end the study: nothing is begun after that. */
@Timeout(30)
class EndedWhileStoringTest {
  private final CountingStrategy strategy = new CountingStrategy();
  private final MemoryTrialStore store = new MemoryTrialStore();
  // Two slots: the first trial has ended when the second is about to be started.
  private final ManualExecutor executor = ManualExecutor.immediate(2);

  enum Ending {
    FINISH(Study::finish),
    STOP(Study::stop);

    final Consumer<Study> call;

    Ending(Consumer<Study> call) {
      this.call = call;
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTrialThatAnEarlierRunBeganIsTrained(Ending ending) throws InterruptedException {
    for (int number = 1; number <= 3; number++) {
      store.withUnfinished(new Trial(number, number, CountingStrategy.suggestion(number)));
    }

    runEndedAtTheFirstOutcome(ending);

    assertThat(executor.submitted).extracting(Trial::number).containsExactly(1);
    assertThat(store.calls).containsExactly("finished 1");
  }

  @ParameterizedTest
  @EnumSource
  void noNewTrialIsAskedFor(Ending ending) throws InterruptedException {
    runEndedAtTheFirstOutcome(ending);

    assertThat(strategy.states).hasSize(1);
    assertThat(store.calls).containsExactly("started 1", "finished 1");
  }

  private void runEndedAtTheFirstOutcome(Ending ending) throws InterruptedException {
    CompletableFuture<Study> study = new CompletableFuture<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void trialFinished(FinishedTrial trial, TrialHistory history) {
            ending.call.accept(study.join());
          }
        };
    study.complete(
        new Study(CountingStrategy.SPACE, 42, 10, strategy, store, executor, List.of(listener)));
    study.join().run();
  }
}
