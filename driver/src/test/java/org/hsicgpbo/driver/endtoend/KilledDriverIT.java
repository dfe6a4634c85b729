package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the driver at random moments, each followed by the same command, loses and doubles
 * nothing.
 */
class KilledDriverIT {
  private static final int KILLS = 10;
  private static final int TRIALS = 30;
  private static final String STUDY =
      """
      study: killed
      seed: 7
      problem: {type: runge, epochs: 300}
      space:
        n-layers:      {type: integer, low: 1, high: 3}
        n-units:       {type: integer, low: 4, high: 32, log: true}
        activation:    {type: categorical, values: [relu, tanh]}
        learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
      strategy: {type: hsic-gpbo, warm-up: 20}
      budget: {trials: %d}
      workers: 1
      """
          .formatted(TRIALS);

  @TempDir Path folder;

  @Test
  void endsWithTheSameTrialsAsAnUninterruptedRun() throws Exception {
    Path study = Files.writeString(folder.resolve("killed.yaml"), STUDY);
    Path calm = folder.resolve("calm");
    DriverProcess.Result undisturbed =
        DriverProcess.run(
            folder,
            "run",
            study.toString(),
            "--storage",
            folder.resolve("calm.db").toString(),
            "--output",
            calm.toString());
    assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();

    Path killed = folder.resolve("killed");
    String storage = folder.resolve("killed.db").toString();
    String[] command = {
      "run", study.toString(), "--storage", storage, "--output", killed.toString()
    };
    Random random = new Random(20261121);
    List<ProcessHandle> workers = new ArrayList<>();
    int kills = 0;
    while (kills < KILLS) {
      DriverProcess driver = DriverProcess.start(folder, command);
      sleepUnlessEnded(driver, Duration.ofMillis(800 + random.nextInt(2200)));
      if (!driver.isAlive()) {
        break;
      }
      workers.addAll(driver.descendants());
      driver.kill();
      kills++;
    }
    DriverProcess.Result last = DriverProcess.run(folder, command);
    assertThat(last.exitCode()).as(last.err()).isZero();

    assertThat(kills).as("kills before the study was complete").isEqualTo(KILLS);
    assertThat(withoutSeconds(killed.resolve("trials.csv")))
        .hasSize(TRIALS + 1)
        .isEqualTo(withoutSeconds(calm.resolve("trials.csv")));
    for (ProcessHandle worker : workers) {
      worker.onExit().get(20, java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  /** The lines of the file with the one column of times emptied. */
  static List<String> withoutSeconds(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    int column = List.of(lines.get(0).split(",", -1)).indexOf("seconds");
    assertThat(column).as("column of seconds in %s", lines.get(0)).isNotNegative();
    return lines.stream()
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              cells[column] = "";
              return String.join(",", cells);
            })
        .toList();
  }

  private static void sleepUnlessEnded(DriverProcess driver, Duration duration)
      throws InterruptedException {
    Instant end = Instant.now().plus(duration);
    while (driver.isAlive() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
  }
}
