package org.hsicgpbo.driver.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.process.ChildProcesses;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place for one worker at a time: starts it when it is needed, replaces it when it is dead, spent
 * or suspect, and tries a trial once more whose worker has died. One thread trains, another one may
 * end it.
 */
final class WorkerSlot {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerSlot.class);

  /** How often a worker is started that ends before it is ready. */
  private static final int STARTS = 2;

  /** The same, if somebody kills it each time: a machine out of memory may have some later. */
  private static final int MOST_STARTS = 6;

  private static final Duration BETWEEN_STARTS = Duration.ofMillis(200);

  private static final Duration EXIT_GRACE = Duration.ofSeconds(1);

  private final WorkerPoolSettings settings;
  private final ChildProcesses processes;
  private final int number;
  private final MemoryLimit memory = new MemoryLimit();
  private @Nullable Worker worker;
  private boolean ended;

  WorkerSlot(WorkerPoolSettings settings, ChildProcesses processes, int number) {
    this.settings = settings;
    this.processes = processes;
    this.number = number;
  }

  /**
   * Trains; a trial whose worker dies is tried again on a new one, as often as the settings say.
   *
   * @param stop asks for its end, in whatever attempt it is
   * @param longest how long each attempt may take
   * @throws StudyFailedException if no trial could succeed
   */
  TrialOutcome train(
      WorkerRequest.Train request, StopRequest stop, EpochListener progress, Duration longest)
      throws InterruptedException {
    long start = System.nanoTime();
    int attempts = settings.limits().retries() + 1;
    String died = "";
    for (int attempt = 1; attempt <= attempts; attempt++) {
      Worker ready = readyWorker();
      if (request.modelFile().isEmpty()) {
        ready.printsTo(TrialLogs.open(settings.logDirectory(), request.trial()));
      }
      Worker.Attempt ended = ready.train(request, stop, progress, longest);
      if (ended instanceof Worker.Attempt.Answered answered) {
        answered.exceededBytes().ifPresent(memory::exceeded);
        if (isSuspect(answered.outcome()) || ready.trained() >= settings.trialsPerWorker()) {
          discard();
        }
        return Attempts.recorded(answered.outcome(), attempt);
      }
      discard();
      if (ended instanceof Worker.Attempt.Died how) {
        died = how.how();
        LOG.info(
            "Worker {} died in trial {}, attempt {} of {}: {}",
            number,
            request.trial(),
            attempt,
            attempts,
            died);
      } else if (ended instanceof Worker.Attempt.TooLarge large) {
        return failed(FailureKind.OUT_OF_MEMORY, TrainingLimits.tooLarge(large.excess()), start);
      } else {
        return failed(FailureKind.TIMED_OUT, TrainingLimits.tooLate(longest), start);
      }
    }
    String reason = TrainingLimits.crashed("Its worker process died", attempts, died);
    return failed(FailureKind.CRASHED, reason, start);
  }

  /** Starts no other worker, and asks the present one to exit; the caller has to end it. */
  synchronized Optional<Worker> close() {
    ended = true;
    Optional<Worker> last = Optional.ofNullable(worker);
    last.ifPresent(Worker::askToExit);
    worker = null;
    return last;
  }

  private Worker readyWorker() throws InterruptedException {
    Worker present = present();
    if (present != null && present.isRunning()) {
      return present;
    }
    // One that was killed while it waited costs no trial an attempt.
    discard();
    int own = 0;
    for (int start = 1; ; start++) {
      Worker fresh = Worker.start(processes, memory.applied(command()), newLog());
      adopt(fresh);
      Optional<Worker.Death> death = setUp(fresh);
      if (death.isEmpty()) {
        return fresh;
      }
      LOG.info("Worker {} died before it was ready: {}", number, death.get().how());
      own += death.get().fromOutside() ? 0 : 1;
      if (own == STARTS || start == MOST_STARTS) {
        throw new StudyFailedException(
            "The workers (%s) do not start: each ended with %s%nMore is in %s."
                .formatted(command().command().get(0), death.get().how(), logFile("")),
            null);
      }
      Thread.sleep(start * BETWEEN_STARTS.toMillis());
    }
  }

  /** Empty if it is ready; else it is gone. */
  private Optional<Worker.Death> setUp(Worker fresh) throws InterruptedException {
    boolean ready = false;
    try {
      Optional<Worker.Death> death = fresh.setUp(settings.setup(), settings.startLimit());
      ready = death.isEmpty();
      return death;
    } finally {
      if (!ready) {
        discard();
      }
    }
  }

  private WorkerCommand command() {
    return settings.commands().apply(number);
  }

  private synchronized @Nullable Worker present() {
    return worker;
  }

  private synchronized void adopt(Worker fresh) throws InterruptedException {
    if (ended) {
      fresh.kill();
      throw new InterruptedException("The pool is closed.");
    }
    worker = fresh;
  }

  private void discard() {
    Worker last;
    synchronized (this) {
      last = worker;
      worker = null;
    }
    if (last != null) {
      last.askToExit();
      last.end(EXIT_GRACE);
    }
  }

  /** A Java process that was once out of memory may fail in any way later. */
  private static boolean isSuspect(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Failed failed
        && failed.kind() == FailureKind.OUT_OF_MEMORY;
  }

  private static TrialOutcome failed(FailureKind kind, String reason, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new TrialOutcome.Failed(kind, reason, Cost.UNKNOWN.withSeconds(seconds));
  }

  /** Keeps the log of the worker before, because it tells of its death. */
  private Path newLog() {
    Path log = logFile("");
    try {
      if (Files.exists(log)) {
        Files.move(log, logFile(".previous"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.info("The log {} cannot be kept: {}", log, e.toString());
    }
    return log;
  }

  private Path logFile(String suffix) {
    return settings.logDirectory().resolve("worker-%d%s.log".formatted(number, suffix));
  }
}
