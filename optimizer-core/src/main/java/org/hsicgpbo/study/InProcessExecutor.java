package org.hsicgpbo.study;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Trains in this process: for those who use the optimizer as a library, and for objectives that
 * cannot take the process down with them.
 *
 * <pre>{@code
 * Objective objective = (trial, context) -> TrialOutcome.Completed.of(error, cost);
 * try (TrialExecutor executor = new InProcessExecutor(objective)) {
 *   TrialHistory history =
 *       new Study(space, seed, budget, strategy, store, executor, List.of()).run();
 * }
 * }</pre>
 */
public final class InProcessExecutor implements TrialExecutor {
  private final TrialThreads threads;
  private final BlockingQueue<Objective> free;
  private final Map<Integer, Context> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** One trial at a time. */
  public InProcessExecutor(Objective objective) {
    this(() -> objective, 1);
  }

  /**
   * Several trials at a time, each objective used by one thread at a time.
   *
   * @param objectives called once for each slot
   * @param slots how many trials are trained at the same time; at least 1
   */
  public InProcessExecutor(Supplier<? extends Objective> objectives, int slots) {
    this.threads = new TrialThreads("trial", slots);
    this.free = new ArrayBlockingQueue<>(slots);
    for (int i = 0; i < slots; i++) {
      free.add(objectives.get());
    }
  }

  @Override
  public int slots() {
    return threads.size();
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    return threads.submit(
        () -> {
          Objective objective = free.take();
          try {
            return evaluate(objective, trial, progress);
          } finally {
            free.add(objective);
          }
        });
  }

  private TrialOutcome evaluate(Objective objective, Trial trial, EpochListener progress)
      throws InterruptedException {
    long start = System.nanoTime();
    Context context = new Context(progress);
    running.put(trial.number(), context);
    try {
      return objective.evaluate(trial, context);
    } catch (InterruptedException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      return failed(FailureKind.OUT_OF_MEMORY, e, start);
    } catch (Throwable e) {
      return failed(FailureKind.CRASHED, e, start);
    } finally {
      running.remove(trial.number());
    }
  }

  private static TrialOutcome failed(FailureKind kind, Throwable failure, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new TrialOutcome.Failed(kind, failure.toString(), Cost.UNKNOWN.withSeconds(seconds));
  }

  /** Tells the objective through its context. */
  @Override
  public void interrupt(int trialNumber) {
    Context context = running.get(trialNumber);
    if (context != null) {
      context.interrupted = true;
    }
  }

  /** Asks running objectives to end through their context and by interrupting their threads. */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }

  /** What an objective sees of this executor. */
  private final class Context implements TrainingContext {
    private final EpochListener progress;
    private volatile boolean interrupted;

    Context(EpochListener progress) {
      this.progress = progress;
    }

    @Override
    public boolean isInterrupted() {
      return closed || interrupted;
    }

    @Override
    public boolean isAbandoned() {
      return interrupted;
    }

    @Override
    public Optional<Path> modelFile() {
      return Optional.empty();
    }

    @Override
    public void epochEnded(EpochEvent event) {
      progress.epochEnded(event);
    }
  }
}
