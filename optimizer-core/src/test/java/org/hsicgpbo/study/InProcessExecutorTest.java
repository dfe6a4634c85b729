package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InProcessExecutorTest {
  private static final TrialOutcome GOOD = TrialOutcome.Completed.of(0.5, Cost.UNKNOWN);

  @Test
  void completesWithTheOutcomeAndTellsOfEpochs() {
    List<EpochEvent> epochs = new ArrayList<>();
    EpochEvent epoch = new EpochEvent(1, 1, 2, 0.5, 0.25);
    try (TrialExecutor executor =
        new InProcessExecutor(
            (trial, context) -> {
              context.epochEnded(epoch);
              assertThat(context.isInterrupted()).isFalse();
              assertThat(context.modelFile()).isEmpty();
              return GOOD;
            })) {
      assertThat(executor.slots()).isEqualTo(1);
      assertThat(executor.submit(trial(1), epochs::add).join()).isEqualTo(GOOD);
      assertThat(epochs).containsExactly(epoch);
    }
  }

  @Test
  void runsAsManyObjectivesAtOnceAsItHasSlotsEachByOneThread() throws Exception {
    CyclicBarrier bothAreThere = new CyclicBarrier(2);
    AtomicInteger made = new AtomicInteger();
    try (TrialExecutor executor =
        new InProcessExecutor(
            () -> {
              made.incrementAndGet();
              AtomicInteger users = new AtomicInteger();
              return (trial, context) -> {
                assertThat(users.incrementAndGet()).isEqualTo(1);
                bothAreThere.await();
                users.decrementAndGet();
                return GOOD;
              };
            },
            2)) {
      List<CompletableFuture<TrialOutcome>> futures = new ArrayList<>();
      for (int number = 1; number <= 20; number++) {
        futures.add(executor.submit(trial(number), event -> {}));
      }
      for (CompletableFuture<TrialOutcome> future : futures) {
        assertThat(future.get()).isEqualTo(GOOD);
      }
    }
    assertThat(made).hasValue(2);
  }

  @Test
  void whatAnObjectiveThrowsFailsItsTrialOnly() {
    try (TrialExecutor executor =
        new InProcessExecutor(
            (trial, context) -> {
              switch (trial.number()) {
                case 1 -> throw new java.io.IOException("no data");
                case 2 -> throw new OutOfMemoryError("Java heap space");
                case 3 -> throw new StackOverflowError();
                case 4 -> throw new java.util.ServiceConfigurationError("no provider");
                default -> {
                  return GOOD;
                }
              }
            })) {
      assertFailed(executor, 1, FailureKind.CRASHED, "java.io.IOException: no data");
      assertFailed(
          executor, 2, FailureKind.OUT_OF_MEMORY, "java.lang.OutOfMemoryError: Java heap space");
      assertFailed(executor, 3, FailureKind.CRASHED, "java.lang.StackOverflowError");
      assertFailed(
          executor, 4, FailureKind.CRASHED, "java.util.ServiceConfigurationError: no provider");
      assertThat(executor.submit(trial(5), event -> {}).join()).isEqualTo(GOOD);
    }
  }

  @Test
  void closingInterruptsAndCancels() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> wasAsked = new CompletableFuture<>();
    CompletableFuture<TrialOutcome> running;
    CompletableFuture<TrialOutcome> waiting;
    TrialExecutor executor =
        new InProcessExecutor(
            (trial, context) -> {
              started.countDown();
              try {
                Thread.sleep(TimeUnit.MINUTES.toMillis(10));
              } finally {
                wasAsked.complete(context.isInterrupted());
              }
              return GOOD;
            });
    try (executor) {
      running = executor.submit(trial(1), event -> {});
      waiting = executor.submit(trial(2), event -> {});
      started.await();
    }

    assertThat(running).isCancelled();
    assertThat(waiting).isCancelled();
    assertThat(wasAsked.get()).isTrue();
    assertThat(executor.submit(trial(3), event -> {})).isCancelled();
  }

  @Test
  void needsASlot() {
    assertThatThrownBy(() -> new InProcessExecutor(() -> (trial, context) -> GOOD, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0)");
  }

  private static void assertFailed(
      TrialExecutor executor, int number, FailureKind kind, String reason) {
    TrialOutcome outcome = executor.submit(trial(number), event -> {}).join();
    assertThat(outcome).isInstanceOf(TrialOutcome.Failed.class);
    assertThat(((TrialOutcome.Failed) outcome).kind()).isEqualTo(kind);
    assertThat(((TrialOutcome.Failed) outcome).reason()).isEqualTo(reason);
    assertThat(outcome.cost().seconds()).isNotNegative();
  }

  private static Trial trial(int number) {
    return new Trial(number, number, CountingStrategy.suggestion(number));
  }
}
