package org.hsicgpbo.driver.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Trains in worker processes, each of which takes one trial at a time and lives for many. A worker
 * that dies takes only its trial's attempt with it: the trial is tried once more by a new worker,
 * then recorded as crashed. Time is limited by a monotonic clock.
 */
public final class WorkerPool implements TrialExecutor {
  private static final int ATTEMPTS = 2;
  private static final long POLL_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(200);

  private final WorkerPoolSettings settings;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final List<Thread> keepers = new ArrayList<>();
  private volatile boolean closed;

  private record Job(
      Trial trial,
      String modelFile,
      EpochListener progress,
      CompletableFuture<TrialOutcome> result) {}

  /** What one attempt led to. */
  private sealed interface Attempt {
    record Outcome(TrialOutcome outcome) implements Attempt {}

    record Died(String reason) implements Attempt {}
  }

  /** A pool whose workers start with their first trial. */
  public WorkerPool(WorkerPoolSettings settings) {
    this.settings = settings;
    for (int k = 1; k <= settings.workers(); k++) {
      int number = k;
      Thread keeper = new Thread(() -> keep(number), "worker-" + k);
      keeper.setDaemon(true);
      keepers.add(keeper);
      keeper.start();
    }
  }

  @Override
  public int slots() {
    return settings.workers();
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    return enqueue(trial, "", progress);
  }

  /** Trains the trial as {@link #submit} does and saves its network. */
  public CompletableFuture<TrialOutcome> trainAndSave(
      Trial trial, Path modelFile, EpochListener progress) {
    return enqueue(trial, modelFile.toAbsolutePath().toString(), progress);
  }

  private CompletableFuture<TrialOutcome> enqueue(
      Trial trial, String modelFile, EpochListener progress) {
    Job job = new Job(trial, modelFile, progress, new CompletableFuture<>());
    jobs.add(job);
    return job.result();
  }

  @Override
  public void close() {
    closed = true;
    keepers.forEach(Thread::interrupt);
    for (Thread keeper : keepers) {
      try {
        keeper.join(TimeUnit.SECONDS.toMillis(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    jobs.forEach(job -> job.result().cancel(false));
  }

  /** One thread for each worker: takes jobs, replaces the process where it must. */
  private void keep(int number) {
    CappedLog log = new CappedLog(settings.logDirectory().resolve("worker-" + number + ".log"));
    @Nullable WorkerProcess worker = null;
    @Nullable Job current = null;
    int trained = 0;
    try {
      while (!closed) {
        Job job = jobs.take();
        current = job;
        for (int attempt = 1; !job.result().isDone(); attempt++) {
          if (worker == null) {
            worker = startPatiently(number, log);
            trained = 0;
          }
          trained++;
          Attempt end = attempt(worker, job, log);
          boolean spent = trained >= settings.trialsPerWorker();
          if (end instanceof Attempt.Died || isTimeOut(end) || spent) {
            worker.kill();
            worker = null;
          }
          conclude(job, end, attempt);
        }
      }
    } catch (InterruptedException e) {
      // close() asked to end.
    } catch (IOException | RuntimeException e) {
      failAll(e, current);
    } finally {
      if (worker != null) {
        worker.close();
      }
      log.close();
    }
  }

  private static boolean isTimeOut(Attempt end) {
    return end instanceof Attempt.Outcome outcome
        && outcome.outcome() instanceof TrialOutcome.Failed failed
        && failed.kind() == FailureKind.TIMED_OUT;
  }

  private static void conclude(Job job, Attempt end, int attempt) {
    if (end instanceof Attempt.Outcome outcome) {
      job.result().complete(outcome.outcome());
    } else if (end instanceof Attempt.Died died && attempt >= ATTEMPTS) {
      job.result()
          .complete(new TrialOutcome.Failed(FailureKind.CRASHED, died.reason(), Cost.UNKNOWN));
    }
  }

  /**
   * A worker that dies while it starts may have been killed by somebody; one that does so again
   * will not do better.
   */
  private WorkerProcess startPatiently(int number, CappedLog log)
      throws IOException, InterruptedException {
    try {
      return startWorker(number, log);
    } catch (DiedAtStartException e) {
      log.line("(it is started once more: " + e.getMessage() + ")");
      return startWorker(number, log);
    }
  }

  private static final class DiedAtStartException extends IOException {
    private static final long serialVersionUID = 1L;

    DiedAtStartException(String message) {
      super(message);
    }
  }

  private WorkerProcess startWorker(int number, CappedLog log)
      throws IOException, InterruptedException {
    WorkerProcess worker = WorkerProcess.start(settings.command(), log, "worker-" + number);
    boolean ready = false;
    try {
      worker.send(settings.setup());
      long end = System.nanoTime() + settings.startLimit().toNanos();
      while (!ready) {
        var message = worker.next(POLL_NANOSECONDS);
        if (message.isEmpty()) {
          if (System.nanoTime() - end > 0) {
            throw new StudyFailedException(
                "A worker was not ready within %d s. See %s."
                    .formatted(settings.startLimit().toSeconds(), log.file()),
                null);
          }
          continue;
        }
        ready = isReady(message.get(), worker);
      }
      return worker;
    } finally {
      if (!ready) {
        worker.kill();
      }
    }
  }

  private static boolean isReady(WorkerProcess.Message message, WorkerProcess worker)
      throws IOException, InterruptedException {
    if (message instanceof WorkerProcess.Message.Ended) {
      throw new DiedAtStartException("it ended before it was ready. " + worker.describeEnd());
    }
    WorkerReply reply = ((WorkerProcess.Message.Reply) message).reply();
    if (reply instanceof WorkerReply.Refused refused) {
      throw new StudyFailedException(refused.reason(), null);
    }
    return reply instanceof WorkerReply.Ready;
  }

  private Attempt attempt(WorkerProcess worker, Job job, CappedLog log)
      throws InterruptedException {
    Trial trial = job.trial();
    worker.send(
        new WorkerRequest.Train(
            trial.number(),
            trial.seed(),
            trial.suggestion().configuration().raw(),
            job.modelFile()));
    long start = System.nanoTime();
    while (true) {
      var message = worker.next(POLL_NANOSECONDS);
      if (message.isPresent() && message.get() instanceof WorkerProcess.Message.Ended) {
        return new Attempt.Died(worker.describeEnd());
      }
      if (message.isPresent() && message.get() instanceof WorkerProcess.Message.Reply reply) {
        TrialOutcome outcome = outcomeOf(reply.reply(), job);
        if (outcome != null) {
          return new Attempt.Outcome(outcome);
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (settings.timeLimit() != null && seconds > settings.timeLimit().toNanos() / 1e9) {
        log.line("(trial %d ran past its time limit and was ended)".formatted(trial.number()));
        String reason =
            "It ran past its time limit of %s s."
                .formatted(settings.timeLimit().toMillis() / 1000.0);
        return new Attempt.Outcome(
            new TrialOutcome.Failed(
                FailureKind.TIMED_OUT, reason, Cost.UNKNOWN.withSeconds(seconds)));
      }
    }
  }

  /** The outcome that a reply brings for the job; null if it brings none. */
  private static @Nullable TrialOutcome outcomeOf(WorkerReply reply, Job job) {
    int number = job.trial().number();
    if (reply instanceof WorkerReply.Epoch epoch && epoch.trial() == number) {
      job.progress()
          .epochEnded(
              new EpochEvent(
                  number,
                  epoch.epoch(),
                  epoch.epochs(),
                  epoch.trainingLoss(),
                  epoch.validationError()));
      return null;
    }
    if (reply instanceof WorkerReply.Completed completed && completed.trial() == number) {
      Cost cost = new Cost(completed.flops(), completed.parameters(), completed.seconds());
      if (!Double.isFinite(completed.error())) {
        String reason =
            "The objective reported the error %s; it must be finite.".formatted(completed.error());
        return new TrialOutcome.Failed(FailureKind.DIVERGED, reason, cost);
      }
      return new TrialOutcome.Completed(
          completed.error(), completed.testError(), cost, completed.metrics());
    }
    if (reply instanceof WorkerReply.Failed failed && failed.trial() == number) {
      Cost cost = new Cost(failed.flops(), failed.parameters(), failed.seconds());
      return new TrialOutcome.Failed(FailureKind.ofLabel(failed.kind()), failed.reason(), cost);
    }
    return null;
  }

  /** No worker can be had: everything that waits, and whatever comes, fails for the same reason. */
  private void failAll(Throwable cause, @Nullable Job current) {
    StudyFailedException failure =
        cause instanceof StudyFailedException known
            ? known
            : new StudyFailedException("No worker can be started: " + cause.getMessage(), cause);
    if (current != null) {
      current.result().completeExceptionally(failure);
    }
    while (!closed) {
      try {
        jobs.take().result().completeExceptionally(failure);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
