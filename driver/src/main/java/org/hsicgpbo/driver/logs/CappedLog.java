package org.hsicgpbo.driver.logs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that keeps the beginning and the end of a flood: when it has its largest size it
 * takes no more, and when it is closed the last lines follow. It is made with its first line; an
 * existing one is gone on with. Safe for use by several threads.
 *
 * <p>A log that cannot be written, such as on a full disk, is given up silently: whatever is logged
 * goes on.
 */
public final class CappedLog implements AutoCloseable {
  /** Characters at the end of a flood which are kept on top of the largest size. */
  static final int TAIL = 64 << 10;

  private final Path file;
  private final long largest;
  private final Deque<String> tail = new ArrayDeque<>();
  private long tailLength;
  private long dropped;
  private long written;
  private @Nullable BufferedWriter writer;
  private boolean closed;

  /**
   * Nothing is made before the first line.
   *
   * @param largest bytes of the file after which only the last lines are kept
   */
  public CappedLog(Path file, long largest) {
    this.file = file;
    this.largest = largest;
  }

  /** Adds a line, which may be of any length. */
  public synchronized void add(String line) {
    if (closed) {
      return;
    }
    if (writer == null && !open()) {
      return;
    }
    if (written + line.length() < largest) {
      write(line);
      return;
    }
    // A full file stays full: a shorter line must not appear before a longer one that came first.
    written = Math.max(written, largest);
    String kept = line.length() <= TAIL ? line : line.substring(line.length() - TAIL);
    dropped += line.length() + 1L;
    tail.addLast(kept);
    tailLength += kept.length() + 1L;
    while (tailLength > TAIL + 1) {
      tailLength -= tail.removeFirst().length() + 1L;
    }
  }

  /** Writes the end of a flood. What is added later is dropped. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (dropped > 0) {
      long left = dropped - tailLength;
      if (left > 0) {
        write("(… %d characters are left out …)".formatted(left));
      }
      tail.forEach(this::write);
    }
    giveUp();
  }

  /** False if that is impossible. */
  private boolean open() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      writer =
          Files.newBufferedWriter(
              file,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND,
              StandardOpenOption.WRITE);
      written = Files.size(file);
      if (written > 0) {
        write("--- the trial begins again ---");
      }
      return true;
    } catch (IOException e) {
      giveUp();
      return false;
    }
  }

  private void write(String line) {
    BufferedWriter open = writer;
    if (open == null) {
      return;
    }
    try {
      written += line.length() + 1L;
      open.write(line);
      open.newLine();
      open.flush();
    } catch (IOException e) {
      giveUp();
    }
  }

  private void giveUp() {
    closed = true;
    BufferedWriter open = writer;
    writer = null;
    tail.clear();
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nothing can be done about a log that cannot be written.
      }
    }
  }
}
