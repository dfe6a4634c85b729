package org.hsicgpbo.driver.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads lines of a process on a thread of its own; a line without end is cut, so that no output
 * fills the memory.
 */
final class LineReader {
  private static final int LONGEST_LINE = 1 << 20;

  private LineReader() {}

  /** Starts to read; the thread ends with the stream. */
  static Thread start(String name, InputStream stream, Consumer<String> lines) {
    Thread thread = new Thread(() -> read(stream, lines), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void read(InputStream stream, Consumer<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          lines.accept(line.toString());
          line.setLength(0);
        } else if (c != '\r' && line.length() < LONGEST_LINE) {
          line.append((char) c);
        }
      }
      if (line.length() > 0) {
        lines.accept(line.toString());
      }
    } catch (IOException e) {
      lines.accept("(reading its output ended: " + e.getMessage() + ")");
    }
  }
}
