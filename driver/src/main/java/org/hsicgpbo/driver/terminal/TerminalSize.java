package org.hsicgpbo.driver.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the terminal of this process is.
 *
 * @param columns its width
 * @param rows its height
 */
public record TerminalSize(int columns, int rows) {
  private static final int USUAL_ROWS = 24;
  private static final int LONGEST_SECONDS = 2;
  private static final Pattern ANSWER = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");

  /** Of a terminal of which the width alone is known. */
  public static TerminalSize ofWidth(int columns) {
    return new TerminalSize(columns, USUAL_ROWS);
  }

  /** Asks stty; empty if there is no terminal, or no stty. */
  public static Optional<TerminalSize> ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!stty.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
          return Optional.empty();
        }
        return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      } finally {
        stty.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Rows and columns; a terminal that says it has none does not know. */
  static Optional<TerminalSize> parse(String answer) {
    Matcher matcher = ANSWER.matcher(answer);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int rows = Integer.parseInt(matcher.group(1));
    int columns = Integer.parseInt(matcher.group(2));
    return rows > 0 && columns > 0
        ? Optional.of(new TerminalSize(columns, rows))
        : Optional.empty();
  }
}
