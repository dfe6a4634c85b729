package org.hsicgpbo.driver.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.driver.logs.CappedLog;
import org.hsicgpbo.driver.process.ChildProcess;
import org.hsicgpbo.driver.process.ChildProcesses;
import org.hsicgpbo.driver.process.MemoryExcess;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.time.DurationWords;
import org.hsicgpbo.trainers.protocol.WireFormat;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/** One worker process, which trains one trial at a time. */
final class Worker {
  private static final Duration EXIT_GRACE = Duration.ofSeconds(2);

  private final OutputLog log;
  private final ChildProcess process;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private int trained;

  /** What comes from the process. */
  private sealed interface Event {
    record Replied(WorkerReply reply) implements Event {}

    record OutputEnded() implements Event {}
  }

  /** How an attempt to train ended. */
  sealed interface Attempt {
    /**
     * The worker has answered and waits for the next trial.
     *
     * @param exceededBytes what the training was estimated to take, if it did not fit all the same
     */
    record Answered(TrialOutcome outcome, OptionalLong exceededBytes) implements Attempt {}

    /** The time was up; the worker is killed. */
    record TimedOut() implements Attempt {}

    /** It took too much memory and was killed. */
    record TooLarge(MemoryExcess excess) implements Attempt {}

    /**
     * The worker is dead.
     *
     * @param how exit code and last output, for people
     */
    record Died(String how) implements Attempt {}
  }

  /**
   * How a worker died.
   *
   * @param how exit code and last output, for people
   * @param fromOutside whether somebody killed it, which may not happen again
   */
  record Death(String how, boolean fromOutside) {}

  private Worker(ChildProcesses processes, WorkerCommand command, OutputLog log)
      throws IOException {
    this.log = log;
    this.process =
        processes.start(
            command.command(),
            command.environment(),
            null,
            new ChildProcess.Output() {
              @Override
              public void line(String line) {
                output(line);
              }

              @Override
              public void ended() {
                events.add(new Event.OutputEnded());
              }
            },
            log::add);
  }

  /**
   * Starts the process; it is not ready yet.
   *
   * @throws StudyFailedException if there is no such program
   */
  static Worker start(ChildProcesses processes, WorkerCommand command, Path logFile) {
    OutputLog log;
    try {
      log = new OutputLog(logFile);
    } catch (UncheckedIOException e) {
      throw new StudyFailedException(String.valueOf(e.getMessage()), e);
    }
    try {
      return new Worker(processes, command, log);
    } catch (IOException e) {
      log.close();
      throw new StudyFailedException(
          "The worker (%s) cannot be started: %s"
              .formatted(command.command().get(0), e.getMessage()),
          e);
    }
  }

  /**
   * Says what the study trains and waits until the worker is ready.
   *
   * @param longest how long that may take
   * @return empty if it is ready; else its death
   * @throws StudyFailedException if it refuses, or is not ready by then
   */
  Optional<Death> setUp(WorkerRequest.Setup setup, Duration longest) throws InterruptedException {
    AwakeTime deadline = AwakeTime.of(longest);
    if (!send(setup)) {
      return Optional.of(died());
    }
    for (Event event = next(deadline); event != null; event = next(deadline)) {
      if (event instanceof Event.OutputEnded) {
        return Optional.of(died());
      }
      WorkerReply reply = ((Event.Replied) event).reply();
      if (reply instanceof WorkerReply.Ready) {
        return Optional.empty();
      }
      if (reply instanceof WorkerReply.Refused refused) {
        throw new StudyFailedException("The problem cannot be trained: " + refused.reason(), null);
      }
    }
    kill();
    throw new StudyFailedException(
        "A worker was not ready to train after %s. Its last output:%n%s"
            .formatted(DurationWords.exact(longest), log.lastLines()),
        null);
  }

  /**
   * Trains.
   *
   * @param stop asks for its end at the next iteration; the worker answers then as to any other
   * @param longest how long it may take, by the monotonic clock
   * @throws StudyFailedException if the worker refuses
   */
  Attempt train(
      WorkerRequest.Train request, StopRequest stop, EpochListener progress, Duration longest)
      throws InterruptedException {
    trained++;
    AwakeTime deadline = AwakeTime.of(longest);
    if (!send(request)) {
      return ended();
    }
    stop.listen(() -> interrupt(request.trial()));
    try {
      return answer(request, progress, deadline);
    } finally {
      stop.unlisten();
    }
  }

  private Attempt answer(WorkerRequest.Train request, EpochListener progress, AwakeTime deadline)
      throws InterruptedException {
    OptionalLong exceededBytes = OptionalLong.empty();
    for (Event event = next(deadline); event != null; event = next(deadline)) {
      if (event instanceof Event.OutputEnded) {
        return ended();
      }
      WorkerReply reply = ((Event.Replied) event).reply();
      if (reply instanceof WorkerReply.Epoch epoch && epoch.trial() == request.trial()) {
        progress.epochEnded(
            new EpochEvent(
                epoch.trial(),
                epoch.epoch(),
                epoch.epochs(),
                epoch.trainingLoss(),
                epoch.validationError(),
                epoch.learningRate()));
      } else if (reply instanceof WorkerReply.Refused refused) {
        throw new StudyFailedException("The problem cannot be trained: " + refused.reason(), null);
      } else if (reply instanceof WorkerReply.MemoryExceeded memory
          && memory.trial() == request.trial()) {
        exceededBytes = OptionalLong.of(memory.estimatedBytes());
      } else {
        Optional<TrialOutcome> outcome = Replies.outcome(reply, request.trial());
        if (outcome.isPresent()) {
          return new Attempt.Answered(outcome.get(), exceededBytes);
        }
      }
    }
    kill();
    return new Attempt.TimedOut();
  }

  /** How the training of a worker that is dead or dying has ended. */
  private Attempt ended() throws InterruptedException {
    Death death = died();
    Optional<MemoryExcess> excess = process.memoryExcess();
    return excess.isPresent() ? new Attempt.TooLarge(excess.get()) : new Attempt.Died(death.how());
  }

  private void interrupt(int trial) {
    // A worker that is dead is noticed by whoever waits for its answer.
    var unused = send(new WorkerRequest.Interrupt(trial));
  }

  /** What it prints from now on belongs to that log as well. */
  void printsTo(CappedLog trial) {
    log.begin(trial);
  }

  /** Whether it has not died since it was ready. */
  boolean isRunning() {
    return process.isRunning();
  }

  /** How many trials it was given. */
  int trained() {
    return trained;
  }

  /** Kills it with all its children. */
  void kill() {
    process.kill();
    log.close();
  }

  /** Asks it to exit, whatever it does. */
  void askToExit() {
    process.askToExit();
  }

  /** Gives it that time to exit, then kills it with all its children. */
  void end(Duration grace) {
    process.end(grace);
    log.close();
  }

  /** The next event; null if there is none before the time is up. */
  private @Nullable Event next(AwakeTime time) throws InterruptedException {
    Event event = null;
    boolean isUp = false;
    while (event == null && !isUp) {
      event = events.poll(time.turn().toNanos(), TimeUnit.NANOSECONDS);
      isUp = time.isUp();
    }
    return event;
  }

  /** Makes sure that it is dead, and says how it died. */
  private Death died() throws InterruptedException {
    // It has closed its output or its input: it exits by itself, or it never will.
    boolean fromOutside =
        process.awaitExit(EXIT_GRACE)
            && process.wasEndedBySignal()
            && process.memoryExcess().isEmpty();
    process.kill();
    process.awaitExit(EXIT_GRACE);
    process.awaitOutput();
    log.close();
    String last = log.lastLines();
    String memory =
        process.memoryExcess().map(excess -> ". " + TrainingLimits.tooLarge(excess)).orElse("");
    String output = last.isEmpty() ? "" : "; its last output:\n" + last;
    return new Death(process.describeExit() + memory + output, fromOutside);
  }

  /** False if it does not listen any more. Requests of several threads do not mix. */
  private synchronized boolean send(WorkerRequest request) {
    try {
      process.writeLine(WireFormat.write(request));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void output(String line) {
    WireFormat.readReply(line)
        .ifPresentOrElse(reply -> events.add(new Event.Replied(reply)), () -> log.add(line));
  }
}
