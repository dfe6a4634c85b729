package org.hsicgpbo.driver.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of the shell that outlives this one: when this process was killed, in whatever way, the
 * pipe to the guardian closes, and it kills whatever bears the mark. It sleeps until then, in a
 * session of its own so that no Ctrl-C reaches it, and takes about a megabyte.
 */
final class Guardian implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Guardian.class);

  /**
   * A line says that all is well; the end of the pipe without one says that its owner was killed.
   * It looks several times, because a process may have been on its way to become another one.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      if read -r line; then exit 0; fi
      looks=0
      while [ $looks -lt 20 ]; do
        for found in $(grep -slzF -e "$1" /proc/[0-9]*/environ); do
          found=${found#/proc/}
          kill -KILL "${found%/environ}" 2>/dev/null
        done
        looks=$((looks + 1))
        sleep 0.05
      done
      """;

  /** How it shows itself in lists of processes. */
  private static final String NAME = "hsic-gpbo-guardian";

  private static final long LONGEST_EXIT_SECONDS = 2;

  private final Process process;

  private Guardian(Process process) {
    this.process = process;
  }

  /**
   * Starts one; empty if it cannot be had on this system.
   *
   * @param session the program that begins a session
   * @param mark a part of the environment of all that it shall kill
   * @param variable the variable that holds marks, which it does not inherit itself
   * @param secrets what it does not inherit either
   */
  static Optional<Guardian> start(String session, String mark, String variable, Secrets secrets) {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(session, "sh", "-c", SCRIPT, NAME, mark))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().remove(variable);
    secrets.removeFrom(builder.environment());
    try {
      return Optional.of(new Guardian(builder.start()));
    } catch (IOException e) {
      LOG.info("Processes may outlive a driver that is killed: no guardian ({})", e.toString());
      return Optional.empty();
    }
  }

  /** Whether a process is a guardian of anybody. */
  static boolean isOne(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(NAME);
  }

  /** Lets it go, and waits until it has gone. */
  @Override
  public void close() {
    letGo();
    try {
      var unused = process.waitFor(LONGEST_EXIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void letGo() {
    try (OutputStream input = process.getOutputStream()) {
      input.write("done\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("The guardian has gone already", e);
    }
  }
}
