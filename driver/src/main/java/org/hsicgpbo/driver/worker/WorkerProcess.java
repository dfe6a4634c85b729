package org.hsicgpbo.driver.worker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.trainers.protocol.WireFormat;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;

/**
 * One worker JVM: requests go in, replies come out of a queue, everything else it prints goes to a
 * log.
 */
final class WorkerProcess implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Process process;
  private final BufferedWriter requests;
  private final CappedLog log;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final Thread errors;

  /** What a worker's output brings. */
  sealed interface Message {
    /** A reply. */
    record Reply(WorkerReply reply) implements Message {}

    /** The process has ended or closed its output. */
    record Ended() implements Message {}
  }

  private WorkerProcess(Process process, CappedLog log, String name) {
    this.process = process;
    this.log = log;
    this.requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.errors = LineReader.start(name + "-errors", process.getErrorStream(), log::line);
    Thread replies = LineReader.start(name + "-replies", process.getInputStream(), this::receive);
    Thread end =
        new Thread(
            () -> {
              try {
                replies.join();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              messages.add(new Message.Ended());
            },
            name + "-end");
    end.setDaemon(true);
    end.start();
  }

  /**
   * Starts the process.
   *
   * @throws IOException if it cannot be started
   */
  static WorkerProcess start(WorkerCommand command, CappedLog log, String name) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.command());
    builder.environment().putAll(command.environment());
    return new WorkerProcess(builder.start(), log, name);
  }

  private void receive(String line) {
    Optional<WorkerReply> reply = WireFormat.readReply(line);
    if (reply.isPresent()) {
      messages.add(new Message.Reply(reply.get()));
    } else {
      log.line(line);
    }
  }

  /** Sends a request; one that a dead worker cannot take is noticed by the end of its output. */
  void send(WorkerRequest request) {
    try {
      requests.write(WireFormat.write(request));
      requests.newLine();
      requests.flush();
    } catch (IOException e) {
      log.line("(a request could not be sent: " + e.getMessage() + ")");
    }
  }

  /** The next message; empty if none came in that time. */
  Optional<Message> next(long nanoseconds) throws InterruptedException {
    return Optional.ofNullable(messages.poll(nanoseconds, TimeUnit.NANOSECONDS));
  }

  /**
   * How the process ended and the last of what it printed, for people. Waits shortly for the end.
   */
  String describeEnd() throws InterruptedException {
    String how = "is still there but closed its output";
    if (process.waitFor(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
      int code = process.exitValue();
      how = code > 128 ? "was ended by signal " + (code - 128) : "ended with exit code " + code;
    }
    errors.join(CLOSING.toMillis());
    String last = log.lastLines();
    return "The worker %s.%s See %s."
        .formatted(how, last.isEmpty() ? "" : " Its last words: " + last + ".", log.file());
  }

  /** Ends the process and all that it started, at once. */
  void kill() {
    ProcessTree.kill(process);
  }

  @Override
  public void close() {
    kill();
    log.close();
  }
}
