package org.hsicgpbo.driver.worker;

import java.io.BufferedInputStream;
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

  /**
   * Lines of the stream.
   *
   * @param longest bytes of a line that are kept
   */
  BoundedLines(InputStream input, int longest) {
    this.input = new BufferedInputStream(input, 1 << 16);
    this.longest = longest;
  }

  /** The next line without its end; null at the end of the stream. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    for (int next = input.read(); next >= 0; next = input.read()) {
      any = true;
      if (next == '\n') {
        break;
      }
      if (line.size() < longest && next != '\r') {
        line.write(next);
      }
    }
    return any ? line.toString(StandardCharsets.UTF_8) : null;
  }
}
