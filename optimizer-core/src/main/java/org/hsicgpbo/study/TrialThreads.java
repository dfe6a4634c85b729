package org.hsicgpbo.study;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A number of daemon threads on which a {@link TrialExecutor} waits for trainings, and their
 * outcomes as futures.
 */
public final class TrialThreads implements AutoCloseable {
  private final int size;
  private final ExecutorService threads;
  private final AtomicLong submitted = new AtomicLong();
  private final Map<Long, CompletableFuture<TrialOutcome>> unfinished = new ConcurrentHashMap<>();

  /** A training that is waited for. */
  @FunctionalInterface
  public interface Training {
    /**
     * Trains.
     *
     * @return the outcome, a failed one included
     * @throws InterruptedException if nobody wants the outcome any more
     */
    TrialOutcome train() throws InterruptedException;
  }

  /**
   * Threads that start when they are needed.
   *
   * @param name what the threads are called, for those who look at a running process
   * @param size how many; at least 1
   */
  public TrialThreads(String name, int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "The number (%d) of trials at the same time must be at least 1.".formatted(size));
    }
    this.size = size;
    this.threads =
        Executors.newFixedThreadPool(
            size,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many threads there are at most. */
  public int size() {
    return size;
  }

  /**
   * Trains on one of the threads; waits for one that is free.
   *
   * @return completes with the outcome, or with what the training threw; cancelled when this is
   *     closed first
   */
  public CompletableFuture<TrialOutcome> submit(Training training) {
    CompletableFuture<TrialOutcome> future = new CompletableFuture<>();
    long key = submitted.incrementAndGet();
    unfinished.put(key, future);
    try {
      threads.execute(
          () -> {
            complete(future, training);
            unfinished.remove(key);
          });
    } catch (RejectedExecutionException e) {
      unfinished.remove(key);
      future.cancel(false);
    }
    return future;
  }

  /** Cancels what is not finished and interrupts the threads; does not wait for them. */
  @Override
  public void close() {
    threads.shutdownNow();
    unfinished.values().forEach(future -> future.cancel(false));
  }

  private static void complete(CompletableFuture<TrialOutcome> future, Training training) {
    try {
      future.complete(training.train());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(false);
    } catch (Throwable e) {
      // Errors too: the study must hear of them, not the thread's end.
      future.completeExceptionally(e);
    }
  }
}
