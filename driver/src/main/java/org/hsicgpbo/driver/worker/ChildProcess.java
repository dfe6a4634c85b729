package org.hsicgpbo.driver.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process with one reader for each of its outputs, so that it never waits for us, which can be
 * ended together with all processes that it has started.
 */
final class ChildProcess {
  /** A line that is longer than this is no message to us. */
  private static final int LONGEST_LINE = 1 << 20;

  /** A process that has exited may have left children that hold its outputs open. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(1);

  private static final int SIGNAL_BASE = 128;
  private static final int GREATEST_SIGNAL = 64;

  private final Process process;
  private final Thread outputReader;
  private final Thread errorReader;
  private final Set<ProcessHandle> descendants = ConcurrentHashMap.newKeySet();

  /** Told of what a process prints, by a thread of its own. */
  interface Output {
    /** A line, without its end. */
    void line(String line);

    /** There will be no more: the process has closed its output, or it has exited. */
    default void ended() {}
  }

  private ChildProcess(Process process, Output output, Output error) {
    this.process = process;
    this.outputReader = reader("output", process.getInputStream(), output);
    this.errorReader = reader("errors", process.getErrorStream(), error);
  }

  /**
   * Starts it.
   *
   * @param environment variables to set beside those of this process
   * @param directory where it runs; null for that of this process
   * @param output told of its standard output
   * @param error told of its standard error
   * @throws IOException if there is no such program, or it cannot be executed
   */
  static ChildProcess start(
      List<String> command,
      Map<String, String> environment,
      @Nullable Path directory,
      Output output,
      Output error)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    return new ChildProcess(builder.start(), output, error);
  }

  /** Writes a line to its standard input. */
  void writeLine(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /** Closes its standard input. */
  void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has gone already.
    }
  }

  /** Waits until it has exited; false if it has not after that time by the monotonic clock. */
  boolean awaitExit(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits, not for long, until what an exited process has printed is read. */
  void awaitOutput() throws InterruptedException {
    outputReader.join(OUTPUT_GRACE.toMillis());
    errorReader.join(OUTPUT_GRACE.toMillis());
  }

  /** Kills it and every process that it has started, and theirs. */
  void kill() {
    rememberDescendants();
    // Process.destroyForcibly would close the outputs before they are read.
    process.toHandle().destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  /** Closes its input, which asks a worker to exit. */
  void askToExit() {
    rememberDescendants();
    closeInput();
  }

  /** Gives it that time to exit by itself, then kills it; its children are killed in any case. */
  void end(Duration grace) {
    try {
      boolean exited = awaitExit(grace);
      if (exited) {
        descendants.forEach(ProcessHandle::destroyForcibly);
      } else {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /** Its exit code; only after it has exited. */
  int exitCode() {
    return process.exitValue();
  }

  /** How it has exited, for people: the exit code, and the signal that it stands for. */
  String describeExit() {
    int code = exitCode();
    int signal = code - SIGNAL_BASE;
    return signal > 0 && signal <= GREATEST_SIGNAL
        ? "exit code %d, as after signal %d".formatted(code, signal)
        : "exit code %d".formatted(code);
  }

  /** The children of a dead process are no longer found through it. */
  private void rememberDescendants() {
    if (process.isAlive()) {
      process.descendants().forEach(descendants::add);
    }
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
