package org.hsicgpbo.driver.worker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/**
 * What a process printed: a file of limited size, and the last lines in memory. Safe for use by
 * several threads.
 *
 * <p>A log that cannot be written any more, such as on a full disk, is given up silently: the
 * process goes on.
 */
final class OutputLog implements AutoCloseable {
  /** Characters of a file after which lines are dropped. */
  static final long LARGEST = 10_000_000;

  private static final int LAST_LINES = 5;
  private static final int LONGEST_KEPT = 300;

  private final BufferedWriter writer;
  private final Deque<String> last = new ArrayDeque<>();
  private long written;
  private boolean open = true;

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
      writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The log (%s) cannot be written: %s".formatted(file, e), e);
    }
  }

  /** Adds a line. */
  synchronized void add(String line) {
    if (!line.isBlank()) {
      last.addLast(shorten(line));
      if (last.size() > LAST_LINES) {
        last.removeFirst();
      }
    }
    if (written > LARGEST) {
      return;
    }
    written += line.length() + 1L;
    write(written > LARGEST ? "(The log has its largest size; what follows is dropped.)" : line);
  }

  /** The last lines that are not blank, joined; empty if there were none. */
  synchronized String lastLines() {
    return last.stream().collect(Collectors.joining("\n"));
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      try {
        writer.close();
      } catch (IOException e) {
        // Nothing can be done about a log that cannot be written.
      }
    }
  }

  private void write(String line) {
    if (!open) {
      return;
    }
    try {
      writer.write(line);
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      close();
    }
  }

  /** The line, cut if it is too long for a message. */
  static String shorten(String line) {
    return line.length() <= LONGEST_KEPT ? line : line.substring(0, LONGEST_KEPT) + "…";
  }
}
