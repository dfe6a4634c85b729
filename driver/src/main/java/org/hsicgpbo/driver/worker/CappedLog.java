package org.hsicgpbo.driver.worker;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A log file that stops growing at a size and remembers the last lines, so that a flood fills
 * neither disk nor memory. Thread-safe.
 */
final class CappedLog implements AutoCloseable {
  private static final long MOST_CHARACTERS = 10_000_000;
  private static final int REMEMBERED_LINES = 5;
  private static final int LONGEST_REMEMBERED = 300;

  private final Path file;
  private final BufferedWriter writer;
  private final Deque<String> last = new ArrayDeque<>();
  private long characters;

  CappedLog(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.writer =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The log (%s) cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  Path file() {
    return file;
  }

  synchronized void line(String line) {
    last.add(
        line.length() > LONGEST_REMEMBERED ? line.substring(0, LONGEST_REMEMBERED) + "…" : line);
    if (last.size() > REMEMBERED_LINES) {
      last.remove();
    }
    if (characters > MOST_CHARACTERS) {
      return;
    }
    characters += line.length() + 1;
    try {
      writer.write(characters > MOST_CHARACTERS ? "(the rest is left out)" : line);
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      // A full disk must not end a trial that trains well; the remembered lines still tell.
      characters = MOST_CHARACTERS + 1;
    }
  }

  /** The last lines, joined. */
  synchronized String lastLines() {
    return String.join(" | ", last);
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      characters = MOST_CHARACTERS + 1;
    }
  }
}
