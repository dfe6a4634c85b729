package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.driver.process.TestProcesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real signals, sent to a process of its own. */
@Timeout(120)
class InterruptionIT {
  private static final int HANG_UP = 1;
  private static final int INTERRUPT = 2;

  /** Waits for a signal, then ends, or never ends if it is stubborn. */
  static final class Waiting {
    private Waiting() {}

    private static void say(String word, CountDownLatch stopped) {
      System.out.println(word);
      stopped.countDown();
    }

    public static void main(String[] arguments) throws InterruptedException {
      CountDownLatch stopped = new CountDownLatch(arguments.length == 0 ? 1 : 2);
      try (Interruption interruption =
          Interruption.ofProcess(false, new PrintWriter(System.err, true, StandardCharsets.UTF_8))
              .begin(
                  new Ending(
                      () -> say("finishing", stopped),
                      () -> "one runs",
                      () -> say("stopping", stopped),
                      "it begins again"))) {
        System.out.println("waiting");
        stopped.await();
        System.exit(interruption.signal().orElseThrow().code());
      }
    }
  }

  @BeforeEach
  void signalsAreHeard() throws IOException {
    TestProcesses.assumeHeard(INTERRUPT);
    TestProcesses.assumeHeard(HANG_UP);
  }

  @Test
  void aShutDownStopsAndTellsSo() throws Exception {
    for (StopSignal signal : List.of(StopSignal.TERMINATE, StopSignal.HANG_UP)) {
      Process process = start();
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      assertThat(lines.readLine()).isEqualTo("waiting");

      send(process, signal);

      assertThat(lines.readLine()).isEqualTo("stopping");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(signal.code());
    }
  }

  @Test
  void oneSignalEndsOrderly() throws Exception {
    Process process = start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("waiting");

    send(process, StopSignal.INTERRUPT);

    assertThat(lines.readLine()).isEqualTo("finishing");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  @Test
  void aSecondSignalEndsAtOnce() throws Exception {
    Process process = start("stubborn");
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("waiting");
    send(process, StopSignal.INTERRUPT);
    assertThat(lines.readLine()).isEqualTo("finishing");

    send(process, StopSignal.INTERRUPT);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  private static Process start(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Waiting.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void send(Process process, StopSignal signal) throws Exception {
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -%s %d".formatted(signal.signal(), process.pid()))
            .start();
    assertThat(kill.waitFor()).isZero();
  }
}
