package org.hsicgpbo.spark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * What trains in one executor of Spark: worker processes that are kept from task to task, one for
 * each task at a time. They end with the executor, in whatever way that ends, and when they were
 * idle for a while.
 */
final class NodeWorkers implements AutoCloseable {
  private static final long IDLE_MINUTES = 5;

  /** How long a training may take to end by itself when its job is cancelled. */
  private static final long GRACE_MILLIS = 1000;

  /** How long an attempt waits before it asks again whether the one before it has ended. */
  private static final long CLAIM_PAUSE_MILLIS = 200;

  private final String executor;
  private final String host;
  private final Courier courier;
  private final Map<List<String>, Deque<Idle>> idle = new HashMap<>();
  private final List<TrialExecutor> all = new ArrayList<>();
  private final ScheduledExecutorService sweeper;
  private Optional<NodeFactory> factory = Optional.empty();
  private int started;
  private boolean closed;

  /** A worker that waits, and since when. */
  private record Idle(TrialExecutor worker, long sinceNanos) {}

  /**
   * Nothing is started before the first task.
   *
   * @param executor name that Spark gave to it
   * @param host name of this machine, for messages
   * @param line to the program
   */
  NodeWorkers(String executor, String host, Courier.Line line) {
    this.executor = executor;
    this.host = host;
    this.courier = new Courier(line);
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "hsic-gpbo idle workers");
              thread.setDaemon(true);
              return thread;
            });
    var unused = sweeper.scheduleWithFixedDelay(this::sweep, IDLE_MINUTES, 1, TimeUnit.MINUTES);
  }

  /**
   * Trains, once the attempt is the one that may.
   *
   * @param attempt number that Spark gave to the task
   * @param gpus addresses of the GPUs that Spark gave to it
   * @throws InterruptedException if the job is cancelled; its training has then ended
   */
  TrialResult train(TrialTask task, long attempt, List<String> gpus) throws Exception {
    NodeMessage.Claim claim = new NodeMessage.Claim(task.submission(), attempt, executor);
    while (!courier.claim(claim)) {
      // Spark ends this attempt as soon as the other one returns.
      Thread.sleep(CLAIM_PAUSE_MILLIS);
    }
    TrialExecutor worker;
    try {
      worker = borrow(task.setup(), gpus);
    } catch (NodeProblemException e) {
      return new TrialResult.Refused("On %s: %s".formatted(host, e.getMessage()));
    }
    NodeMessage.Running running = new NodeMessage.Running(task.submission(), attempt);
    courier.begin(running, () -> worker.interrupt(task.number()));
    boolean usable = false;
    try {
      TrialResult result = train(worker, task, running);
      usable = true;
      return result;
    } finally {
      if (usable) {
        giveBack(worker, gpus);
      } else {
        discard(worker);
      }
      courier.end(running);
    }
  }

  private TrialResult train(TrialExecutor worker, TrialTask task, NodeMessage.Running running)
      throws InterruptedException, IOException {
    EpochListener progress = event -> courier.epoch(running, event);
    Path folder = Files.createTempDirectory("hsic-gpbo");
    try {
      CompletableFuture<TrialOutcome> future =
          task.modelName().isEmpty()
              ? worker.submit(task.trial(), progress)
              : ((ModelTrainer) worker)
                  .trainAndSave(task.trial(), folder.resolve(task.modelName()), progress);
      TrialOutcome outcome = await(future, worker, task.number());
      return TrialResult.of(outcome, contents(folder));
    } catch (ExecutionException e) {
      String reason =
          e.getCause() instanceof StudyFailedException told
              ? String.valueOf(told.getMessage())
              : String.valueOf(e.getCause());
      return new TrialResult.Refused("On %s: %s".formatted(host, reason));
    } finally {
      for (String name : contents(folder).keySet()) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  /** The network and what describes it. */
  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        contents.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static TrialOutcome await(
      CompletableFuture<TrialOutcome> future, TrialExecutor worker, int trial)
      throws InterruptedException, ExecutionException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      worker.interrupt(trial);
      try {
        var unused = future.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException late) {
        // The caller kills the worker.
      }
      throw e;
    }
  }

  private synchronized TrialExecutor borrow(NodeSetup setup, List<String> gpus)
      throws InterruptedException {
    if (closed) {
      throw new InterruptedException("The executor ends.");
    }
    Deque<Idle> waiting = idle.get(gpus);
    if (waiting != null && !waiting.isEmpty()) {
      return waiting.pop().worker();
    }
    if (factory.isEmpty()) {
      factory = Optional.of(NodeFactory.of(setup, host));
    }
    started++;
    TrialExecutor fresh = factory.get().start(started, gpus);
    all.add(fresh);
    return fresh;
  }

  private synchronized void giveBack(TrialExecutor worker, List<String> gpus) {
    idle.computeIfAbsent(gpus, key -> new ArrayDeque<>()).push(new Idle(worker, System.nanoTime()));
  }

  private void discard(TrialExecutor worker) {
    synchronized (this) {
      all.remove(worker);
    }
    worker.close();
  }

  private void sweep() {
    long now = System.nanoTime();
    List<TrialExecutor> old = new ArrayList<>();
    synchronized (this) {
      for (Deque<Idle> waiting : idle.values()) {
        waiting.removeIf(
            one -> {
              boolean isOld = now - one.sinceNanos() > TimeUnit.MINUTES.toNanos(IDLE_MINUTES);
              if (isOld) {
                old.add(one.worker());
              }
              return isOld;
            });
      }
    }
    old.forEach(this::discard);
  }

  @Override
  public void close() {
    List<TrialExecutor> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(all);
      all.clear();
      idle.clear();
    }
    sweeper.shutdownNow();
    courier.close();
    last.forEach(TrialExecutor::close);
  }
}
