package org.hsicgpbo.driver.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.logs.CappedLog;
import org.jspecify.annotations.Nullable;

/**
 * What a process printed: a file of limited size, and the last lines in memory. What it prints
 * while it trains a trial goes to the log of that trial as well. Safe for use by several threads.
 */
final class OutputLog implements AutoCloseable {
  /** Bytes of a file after which lines are dropped. */
  static final long LARGEST = 10_000_000;

  private static final int LAST_LINES = 5;
  private static final int LONGEST_KEPT = 300;

  private final CappedLog file;
  private final Deque<String> last = new ArrayDeque<>();
  private @Nullable CappedLog trial;

  /** A file that is made with its first line. */
  OutputLog(CappedLog file) {
    this.file = file;
  }

  /**
   * A new file.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  OutputLog(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("The log (%s) cannot be written: %s".formatted(file, e), e);
    }
    this.file = new CappedLog(file, LARGEST);
  }

  /** From now on, and until the next one, lines are of this trial as well. */
  synchronized void begin(CappedLog next) {
    if (trial != null) {
      trial.close();
    }
    trial = next;
  }

  /** Adds a line. */
  synchronized void add(String line) {
    if (!line.isBlank()) {
      last.addLast(shorten(line));
      if (last.size() > LAST_LINES) {
        last.removeFirst();
      }
    }
    file.add(line);
    if (trial != null) {
      trial.add(line);
    }
  }

  /** The last lines that are not blank, joined; empty if there were none. */
  synchronized String lastLines() {
    return last.stream().collect(Collectors.joining("\n"));
  }

  @Override
  public synchronized void close() {
    file.close();
    if (trial != null) {
      trial.close();
    }
  }

  /** The line, cut if it is too long for a message. */
  static String shorten(String line) {
    return line.length() <= LONGEST_KEPT ? line : line.substring(0, LONGEST_KEPT) + "…";
  }
}
