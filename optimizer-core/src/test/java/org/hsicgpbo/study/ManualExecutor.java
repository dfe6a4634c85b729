package org.hsicgpbo.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** Hands each submitted trial to a script, which ends trials in whatever order it likes. */
final class ManualExecutor implements TrialExecutor {
  final List<Trial> submitted = new ArrayList<>();
  final List<EpochListener> listeners = new ArrayList<>();
  private final Map<Integer, CompletableFuture<TrialOutcome>> running = new LinkedHashMap<>();
  private final int slots;
  private final BiConsumer<ManualExecutor, Trial> script;
  int mostAtOnce;

  /** With what is to be done when a trial was submitted. */
  ManualExecutor(int slots, BiConsumer<ManualExecutor, Trial> script) {
    this.slots = slots;
    this.script = script;
  }

  /** Ends each trial at once with the reciprocal of its number as its error. */
  static ManualExecutor immediate(int slots) {
    return new ManualExecutor(slots, (executor, trial) -> executor.complete(trial.number()));
  }

  /** Ends a running trial. */
  void complete(int number) {
    end(number).complete(TrialOutcome.Completed.of(1.0 / number, Cost.UNKNOWN));
  }

  /** Ends a running trial in that way. */
  void endWith(int number, TrialOutcome outcome) {
    end(number).complete(outcome);
  }

  /** Ends a running trial as one that no other could follow. */
  void fail(int number, Throwable failure) {
    end(number).completeExceptionally(failure);
  }

  /** Numbers of the running trials, in the order of their submission. */
  List<Integer> running() {
    return List.copyOf(running.keySet());
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    CompletableFuture<TrialOutcome> future = new CompletableFuture<>();
    submitted.add(trial);
    listeners.add(progress);
    running.put(trial.number(), future);
    mostAtOnce = Math.max(mostAtOnce, running.size());
    script.accept(this, trial);
    return future;
  }

  @Override
  public void close() {}

  private CompletableFuture<TrialOutcome> end(int number) {
    CompletableFuture<TrialOutcome> future = running.remove(number);
    if (future == null) {
      throw new IllegalStateException("Trial %d is not running.".formatted(number));
    }
    return future;
  }
}
