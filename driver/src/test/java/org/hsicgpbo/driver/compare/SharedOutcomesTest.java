package org.hsicgpbo.driver.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hsicgpbo.driver.compare.ComparisonSamples.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class SharedOutcomesTest {
  private final List<FinishedTrial> stored = study("gpbo", 7, 0.4, 0.3).history().trials();
  private final SharedOutcomes outcomes = new SharedOutcomes();
  private final Trainer trainer = new Trainer();

  /** Remembers what it was asked for and answers when it is told to. */
  private static final class Trainer implements TrialExecutor {
    private final List<CompletableFuture<TrialOutcome>> asked = new ArrayList<>();
    private boolean closed;

    @Override
    public int slots() {
      return 3;
    }

    @Override
    public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
      CompletableFuture<TrialOutcome> future = new CompletableFuture<>();
      asked.add(future);
      return future;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void whatASiblingHasStoredIsNotTrained() {
    outcomes.add(7, stored);

    CompletableFuture<TrialOutcome> future = submit(7, stored.get(0).trial());

    assertThat(future).isCompletedWithValue(stored.get(0).outcome());
    assertThat(trainer.asked).isEmpty();
  }

  @Test
  void anotherSeedIsAnotherTraining() {
    outcomes.add(7, stored);

    assertThat(submit(8, stored.get(0).trial())).isNotDone();
    assertThat(trainer.asked).hasSize(1);
  }

  @Test
  void whoAsksWhileItIsTrainedWaits() {
    Trial trial = stored.get(0).trial();
    CompletableFuture<TrialOutcome> first = submit(7, trial);
    CompletableFuture<TrialOutcome> second = submit(7, trial);
    TrialOutcome outcome = TrialOutcome.Completed.of(0.1, Cost.UNKNOWN);

    assertThat(second).isNotDone();
    trainer.asked.get(0).complete(outcome);

    assertThat(trainer.asked).hasSize(1);
    assertThat(first).isCompletedWithValue(outcome);
    assertThat(second).isCompletedWithValue(outcome);
  }

  @Test
  void aTrainingThatCannotBeIsTriedAgainByTheNext() {
    Trial trial = stored.get(0).trial();
    CompletableFuture<TrialOutcome> first = submit(7, trial);
    trainer.asked.get(0).completeExceptionally(new IllegalStateException("no worker"));

    assertThat(first).isCompletedExceptionally();
    assertThat(submit(7, trial)).isNotDone();
    assertThat(trainer.asked).hasSize(2);
  }

  @Test
  void closesTheTrainer() {
    TrialExecutor executor = outcomes.executor(7, trainer);
    assertThat(executor.slots()).isEqualTo(3);
    executor.close();

    assertThat(trainer.closed).isTrue();
  }

  @Test
  void countsEachTrainingOnce() {
    // The samples share the first two trials of a seed.
    assertThat(
            SharedOutcomes.distinct(
                List.of(
                    study("gpbo", 1, 0.4, 0.3, 0.2),
                    study("random", 1, 0.4, 0.3, 0.9),
                    study("random", 2, 0.4, 0.3, 0.9))))
        .isEqualTo(3 + 1 + 3);
  }

  private CompletableFuture<TrialOutcome> submit(long seed, Trial trial) {
    return outcomes.executor(seed, trainer).submit(trial, event -> {});
  }
}
