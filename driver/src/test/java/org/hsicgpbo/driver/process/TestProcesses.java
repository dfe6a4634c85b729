package org.hsicgpbo.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Looks at the processes around a test, and sends them signals. */
public final class TestProcesses {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private TestProcesses() {}

  /** The living children of this process but for the guardians among them. */
  public static List<ProcessHandle> children() {
    return childrenOf(ProcessHandle.current());
  }

  /** The living children of a process but for the guardians among them. */
  public static List<ProcessHandle> childrenOf(ProcessHandle parent) {
    return parent
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(child -> !Guardian.isOne(child))
        .toList();
  }

  /** Whether there is that process and it has not exited. */
  public static boolean isRunning(long pid) {
    return ProcessTable.isAvailable()
        ? ProcessTable.entry(pid).isPresent()
        : ProcessHandle.of(pid).isPresent();
  }

  /** Fails if one of them still runs after a while. */
  public static void assertGone(List<Long> pids) throws InterruptedException {
    await(() -> pids.stream().noneMatch(TestProcesses::isRunning));
    assertThat(pids).noneMatch(TestProcesses::isRunning);
  }

  /** Waits until it is true, or for a generous time. */
  public static void await(BooleanSupplier condition) throws InterruptedException {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - begin < LONGEST_WAIT.toNanos()) {
      Thread.sleep(10);
    }
  }

  /** Sends a signal, such as STOP, unless the process has gone. */
  public static void signal(String name, long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
    assertThat(code == 0 || !isRunning(pid))
        .as("kill -%s of %d ended with %d", name, pid, code)
        .isTrue();
  }

  /**
   * Skips the test if a child of this process would inherit that it ignores the signal, as after
   * nohup or behind an ampersand in a script: Java does not listen to it then.
   *
   * @param number of the signal, such as 2 for SIGINT
   */
  public static void assumeHeard(int number) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return;
    }
    try (Stream<String> lines = Files.lines(status)) {
      boolean ignored =
          lines
              .filter(line -> line.startsWith("SigIgn:"))
              .map(line -> line.substring("SigIgn:".length()).strip())
              .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >>> (number - 1) & 1) == 1);
      assumeFalse(
          ignored,
          "Signal %d is ignored by this process and so by those it starts (nohup, or & in a script)."
              .formatted(number));
    }
  }
}
