package org.hsicgpbo.driver.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 that a program prints, each cut at a greatest length, so that a program that
 * prints gigabytes without a line end does not fill the memory.
 */
final class BoundedLines {
  private final InputStream input;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int end;

  /**
   * Lines of the stream.
   *
   * @param longest bytes of a line that are kept
   */
  BoundedLines(InputStream input, int longest) {
    this.input = input;
    this.longest = longest;
  }

  /** The next line without its end; null at the end of the stream. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    while (fill()) {
      any = true;
      int stop = next;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      line.write(buffer, next, Math.min(stop - next, longest - line.size()));
      next = Math.min(stop + 1, end);
      if (stop < end) {
        break;
      }
    }
    return any ? withoutReturns(line) : null;
  }

  /** Makes sure that there is a byte to look at; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (next < end) {
      return true;
    }
    next = 0;
    end = Math.max(0, input.read(buffer));
    return end > 0;
  }

  private static String withoutReturns(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
