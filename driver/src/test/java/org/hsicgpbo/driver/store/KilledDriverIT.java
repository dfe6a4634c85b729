package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.trial.FinishedTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, killed at random moments and started again each time. */
@Timeout(240)
class KilledDriverIT {
  private static final int KILLS = 10;
  private static final int TRIALS = 60;

  /** The error follows from the line that the program reads: trial, seed and parameters. */
  private static final String STUDY =
      """
      study: killed
      seed: 42
      problem:
        type: command
        command: [sh, -c, 'sleep 0.1; set -- $(cksum); echo "{\\"error\\": 0.$1, \\"seconds\\": 1}"']
      space:
        x: {type: real, low: 0, high: 1}
        n: {type: integer, low: 1, high: 9}
        flag: {type: boolean}
        y: {type: real, low: 1e-5, high: 1e-1, log: true, when: {flag: true}}
      strategy: {type: gpbo, warm-up: 40}
      budget: {trials: %d}
      workers: 1
      """
          .formatted(TRIALS);

  private final Path folder;
  private final Path file;

  KilledDriverIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.file = Files.writeString(folder.resolve("killed.yaml"), STUDY);
  }

  @Test
  void aStudyThatIsKilledTenTimesEndsAsOneThatIsNot() throws Exception {
    Random random = new Random(11);
    Path disturbed = folder.resolve("disturbed.db");
    int kills = 0;
    while (kills < KILLS) {
      Process driver = start(disturbed);
      // From before the storage is open until well into the trials.
      if (driver.waitFor(500 + random.nextInt(2500), TimeUnit.MILLISECONDS)) {
        break;
      }
      driver.destroyForcibly().waitFor();
      kills++;
    }
    assertThat(kills).isEqualTo(KILLS);
    assertThat(start(disturbed).waitFor()).isZero();

    Path undisturbed = folder.resolve("undisturbed.db");
    assertThat(start(undisturbed).waitFor()).isZero();

    assertThat(trials(disturbed)).isEqualTo(trials(undisturbed)).hasSize(TRIALS);
  }

  private Process start(Path storage) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.hsicgpbo.driver.cli.Main",
            "run",
            file.toString(),
            "--quiet",
            "--format",
            "json",
            "--storage",
            storage.toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<FinishedTrial> trials(Path storage) {
    try (SqliteArchive archive = SqliteArchive.open(storage, Clock.systemUTC())) {
      return archive.find("killed").orElseThrow().trials().finished();
    }
  }
}
