package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.process.ChildProcesses;
import org.hsicgpbo.driver.process.Secrets;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.study.TrialThreads;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Trains in worker processes, each a JVM of its own that is used for many trials.
 *
 * <p>A worker is replaced after it has died, after a time-out (it is killed with all its children),
 * after it was out of memory, and after a set number of trials. The trial whose worker died is
 * tried again on a new one, as often as the limits allow; if that dies as well the trial is
 * recorded as crashed. A future completes with a {@link StudyFailedException} only when workers
 * cannot be started or refuse the problem.
 *
 * <p>Time is measured by the monotonic clock, and only that counts in which this process was awake:
 * setting the clock, a computer that sleeps and Ctrl-Z change nothing.
 */
public final class WorkerPool implements TrialExecutor, ModelTrainer {
  /** Workers exit as soon as their standard input closes. */
  private static final Duration EXIT_GRACE = Duration.ofSeconds(1);

  /** A network that was once trained in time shall not be lost because the machine is busy now. */
  private static final int SAVE_PATIENCE = 2;

  private final List<WorkerSlot> slots = new ArrayList<>();
  private final BlockingDeque<WorkerSlot> free = new LinkedBlockingDeque<>();
  private final Map<Integer, StopRequest> stops = new ConcurrentHashMap<>();
  private final ChildProcesses processes;
  private final TrialThreads threads;
  private final Duration longest;

  /** A pool whose workers start when they are needed. */
  public WorkerPool(WorkerPoolSettings settings) {
    this(settings, Secrets.OWN);
  }

  /**
   * A pool whose workers start when they are needed.
   *
   * @param secrets what workers do not inherit
   */
  public WorkerPool(WorkerPoolSettings settings, Secrets secrets) {
    processes = new ChildProcesses(settings.limits().memoryBytes(), secrets);
    for (int number = 1; number <= settings.workers(); number++) {
      slots.add(new WorkerSlot(settings, processes, number));
    }
    free.addAll(slots);
    threads = new TrialThreads("worker", settings.workers());
    longest = settings.limits().longest();
  }

  @Override
  public int slots() {
    return slots.size();
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    return train(request(trial, ""), progress, longest);
  }

  /**
   * Trains the trial and saves its network; the outcome is that of {@link #submit}.
   *
   * @param modelFile where to save it, as a zip of Deeplearning4j's ModelSerializer
   */
  @Override
  public CompletableFuture<TrialOutcome> trainAndSave(
      Trial trial, Path modelFile, EpochListener progress) {
    return train(
        request(trial, modelFile.toAbsolutePath().toString()),
        progress,
        longest.multipliedBy(SAVE_PATIENCE));
  }

  @Override
  public void interrupt(int trialNumber) {
    StopRequest stop = stops.get(trialNumber);
    if (stop != null) {
      stop.request();
    }
  }

  /** Ends all workers and their children, at the latest after about a second. */
  @Override
  public void close() {
    threads.close();
    List<Worker> last = slots.stream().flatMap(slot -> slot.close().stream()).toList();
    long deadline = System.nanoTime() + EXIT_GRACE.toNanos();
    for (Worker worker : last) {
      worker.end(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    processes.close();
  }

  private CompletableFuture<TrialOutcome> train(
      WorkerRequest.Train request, EpochListener progress, Duration patience) {
    StopRequest stop = new StopRequest();
    stops.put(request.trial(), stop);
    CompletableFuture<TrialOutcome> future =
        threads.submit(
            () -> {
              WorkerSlot slot = free.takeFirst();
              try {
                return slot.train(request, stop, progress, patience);
              } finally {
                // The one used last is taken next: with few trials at a time few workers start.
                free.addFirst(slot);
              }
            });
    var unused = future.whenComplete((outcome, failure) -> stops.remove(request.trial(), stop));
    return future;
  }

  private static WorkerRequest.Train request(Trial trial, String modelFile) {
    return new WorkerRequest.Train(
        trial.number(), trial.seed(), trial.suggestion().configuration().raw(), modelFile);
  }
}
