package org.hsicgpbo.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A process with one reader for each of its outputs, so that it never waits for us, which can be
 * ended together with all processes that it has started.
 */
public final class ChildProcess {
  /** A line that is longer than this is no message to us. */
  private static final int LONGEST_LINE = 1 << 20;

  /** A process that has exited may have left children that hold its outputs open. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(1);

  private static final int SIGNAL_BASE = 128;
  private static final int KILL = 9;
  private static final int TERMINATE = 15;
  private static final int GREATEST_SIGNAL = 64;

  private final Process process;
  private final Family family;
  private final Thread outputReader;
  private final Thread errorReader;
  private final Consumer<ChildProcess> whenEnded;
  private final AtomicReference<@Nullable MemoryExcess> excess = new AtomicReference<>();
  private volatile boolean ended;

  /** Told of what a process prints, by a thread of its own. */
  @FunctionalInterface
  public interface Output {
    /** A line, without its end. */
    void line(String line);

    /** There will be no more: the process has closed its output, or it has exited. */
    default void ended() {}
  }

  /**
   * A process that was started.
   *
   * @param whenEnded told once it and all its children are gone
   */
  ChildProcess(
      Process process,
      Family family,
      Output output,
      Output error,
      Consumer<ChildProcess> whenEnded) {
    this.process = process;
    this.family = family;
    this.whenEnded = whenEnded;
    this.outputReader = reader("output", process.getInputStream(), output);
    this.errorReader = reader("errors", process.getErrorStream(), error);
  }

  /** Writes a line to its standard input. */
  public void writeLine(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /** Closes its standard input. */
  public void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has gone already.
    }
  }

  /** Waits until it has exited; false if it has not after that time by the monotonic clock. */
  public boolean awaitExit(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits, not for long, until what an exited process has printed is read. */
  public void awaitOutput() throws InterruptedException {
    outputReader.join(OUTPUT_GRACE.toMillis());
    errorReader.join(OUTPUT_GRACE.toMillis());
  }

  /** Kills it and every process that it has started, and theirs; returns when they are gone. */
  public synchronized void kill() {
    if (!ended) {
      // Process.destroyForcibly would close the outputs before they are read.
      family.end();
      ended = true;
      whenEnded.accept(this);
    }
  }

  /** Kills all, because of what they take of the memory. */
  void killFor(MemoryExcess reason) {
    excess.set(reason);
    kill();
  }

  /** Why it was killed, if it took too much memory. */
  public Optional<MemoryExcess> memoryExcess() {
    return Optional.ofNullable(excess.get());
  }

  /** Closes its input, which asks a worker to exit. */
  public void askToExit() {
    family.remember();
    closeInput();
  }

  /** Gives it that time to exit by itself, then kills it; its children are killed in any case. */
  public void end(Duration grace) {
    try {
      var unused = awaitExit(grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /** Whether it was ended, with its children. */
  boolean isEnded() {
    return ended;
  }

  /** It and its children. */
  Family family() {
    return family;
  }

  /** Whether it has not yet exited. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** Whether it has exited because somebody ended it by a signal; only after it has exited. */
  public boolean wasEndedBySignal() {
    return exitCode() == SIGNAL_BASE + KILL || exitCode() == SIGNAL_BASE + TERMINATE;
  }

  /** Its exit code; only after it has exited. */
  public int exitCode() {
    return process.exitValue();
  }

  /** How it has exited, for people: the exit code, and the signal that it stands for. */
  public String describeExit() {
    int code = exitCode();
    int signal = code - SIGNAL_BASE;
    return signal > 0 && signal <= GREATEST_SIGNAL
        ? "exit code %d, as after signal %d".formatted(code, signal)
        : "exit code %d".formatted(code);
  }

  private Thread reader(String what, InputStream stream, Output lines) {
    Thread thread =
        new Thread(() -> readAll(stream, lines), "%s of process %d".formatted(what, process.pid()));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void readAll(InputStream stream, Output lines) {
    BoundedLines reader = new BoundedLines(stream, LONGEST_LINE);
    try {
      for (String line = reader.next(); line != null; line = reader.next()) {
        lines.line(line);
      }
    } catch (IOException e) {
      // The stream of a process that was killed breaks off.
    } finally {
      lines.ended();
    }
  }
}
