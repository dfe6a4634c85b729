package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hsicgpbo.driver.process.TestProcesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real signals to real runs. Trials wait for the file {@code go}, so nothing depends on speed. */
@Timeout(300)
class StopIT {
  private static final int INTERRUPT = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final String STUDY =
      """
      study: stopped
      problem:
        type: command
        command: [sh, -c, 'read line; touch begun-$$; while [ ! -e go ]; do sleep 0.05; done; echo "{\\"error\\": 0.5}"']
      space: {x: {type: real, low: 0, high: 1}}
      strategy: {type: random}
      budget: {trials: 5}
      workers: 2
      """;

  @TempDir Path folder;

  @BeforeEach
  void signalsAreHeard() throws IOException {
    TestProcesses.assumeHeard(INTERRUPT);
  }

  @Test
  void ctrlCFinishesWhatRunsAndTheSameCommandGoesOn() throws Exception {
    DriverProcess driver = startUntilTwoRun();
    DriverProcess.Result second = start().await();
    assertThat(second.exitCode()).as(second.err()).isEqualTo(2);
    assertThat(second.err().lines()).as("nothing goes on").hasSize(1);
    driver.interrupt();
    awaitWords(driver, "2 trials that are running are finished and stored");
    edit();
    Files.createFile(folder.resolve("go"));
    DriverProcess.Result stopped = driver.await();

    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(130);
    assertThat(stopped.err())
        .contains(
            "none has ended yet, so how long that takes is not known",
            "Ctrl-C again ends at once",
            "Stopped: 2 of 5 trials are stored. To go on: hsic-gpbo " + String.join(" ", command()),
            "stopped.yaml was edited while the study ran; this run went by what it said at its start")
        .doesNotContain("\tat ");
    assertThat(begun()).hasSize(2);

    DriverProcess.Result gone = start().await();
    assertThat(gone.exitCode()).as(gone.err()).isZero();
    assertThat(gone.err())
        .contains("2 of 6 trials are stored", "Changed since the last run: budget.trials: 5 → 6")
        .doesNotContain("was edited");
    assertThat(begun()).as("no trial was trained twice").hasSize(6);
  }

  @Test
  void aSecondCtrlCAndAFirstOneWithNowEndAllThatRuns() throws Exception {
    DriverProcess driver = startUntilTwoRun();
    List<ProcessHandle> programs = driver.descendants();
    assertThat(programs).hasSizeGreaterThanOrEqualTo(2);
    driver.interrupt();
    awaitWords(driver, "Ctrl-C again ends at once");
    driver.interrupt();
    DriverProcess.Result ended = driver.await();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(130);
    assertThat(ended.err()).contains("Ended at once");
    awaitEnd(programs);

    DriverProcess again = startUntilRunning(4, "--now");
    List<ProcessHandle> programsAgain = again.descendants();
    again.interrupt();
    DriverProcess.Result stopped = again.await();

    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(130);
    assertThat(stopped.err())
        .contains("trials that are running begin again next time", "0 of 5 trials are stored");
    awaitEnd(programsAgain);
  }

  @Test
  void aShutDownStopsWhatRuns() throws Exception {
    DriverProcess driver = startUntilTwoRun();
    List<ProcessHandle> programs = driver.descendants();
    driver.signal("TERM");
    DriverProcess.Result stopped = driver.await();

    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(143);
    assertThat(stopped.err()).contains("0 of 5 trials are stored");
    awaitEnd(programs);
  }

  @Test
  void timeEndsARunWithAResult() throws Exception {
    Files.createFile(folder.resolve("go"));
    Files.writeString(
        study(), STUDY.replace("trials: 5", "trials: 100000, time: 3s").replace("workers: 2", ""));
    DriverProcess.Result result = DriverProcess.run(folder, command());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("Ending before the budget is spent: this run has taken its time of 3s.");
    assertThat(result.out()).contains("trial");
  }

  private DriverProcess startUntilTwoRun() throws Exception {
    return startUntilRunning(2);
  }

  /** Starts it and waits until so many programs have begun in all. */
  private DriverProcess startUntilRunning(int programs, String... options) throws Exception {
    Files.writeString(study(), STUDY);
    DriverProcess driver =
        DriverProcess.start(
            folder, Stream.concat(Stream.of(command()), Stream.of(options)).toArray(String[]::new));
    Instant end = Instant.now().plus(LONGEST_WAIT);
    while (begun().size() < programs && driver.isAlive() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(begun()).as(driver.errSoFar()).hasSize(programs);
    return driver;
  }

  private DriverProcess start() throws IOException {
    return DriverProcess.start(folder, command());
  }

  private String[] command() {
    return new String[] {
      "run", study().toString(), "--storage", folder.resolve("studies.db").toString()
    };
  }

  private Path study() {
    return folder.resolve("stopped.yaml");
  }

  private void edit() throws IOException {
    Files.writeString(study(), STUDY.replace("trials: 5", "trials: 6"));
  }

  private List<Path> begun() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("begun-")).toList();
    }
  }

  private static void awaitWords(DriverProcess driver, String words) throws Exception {
    Instant end = Instant.now().plus(LONGEST_WAIT);
    while (!driver.errSoFar().contains(words) && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(driver.errSoFar()).contains(words);
  }

  private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
