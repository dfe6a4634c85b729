package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.driver.process.TestProcesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A computer that sleeps for longer than a trial may take: all its processes stop, then go on. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class SleepingDriverIT {
  private static final int LIMIT_SECONDS = 8;

  private static final String STUDY =
      """
      study: sleepy
      problem: {type: command, command: [sh, -c, 'touch begun; sleep 3; echo "{\\"error\\":0.5}"']}
      space:
        x: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: 2}
      per-trial: {time: %ds}
      """
          .formatted(LIMIT_SECONDS);

  @TempDir Path folder;

  @Test
  void losesNoTrialToItsTimeLimit() throws Exception {
    Path study = Files.writeString(folder.resolve("sleepy.yaml"), STUDY);
    String storage = folder.resolve("sleepy.db").toString();
    DriverProcess driver =
        DriverProcess.start(folder, "run", study.toString(), "--storage", storage);
    TestProcesses.await(() -> Files.exists(folder.resolve("begun")));
    List<ProcessHandle> all = driver.withDescendants();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);

    for (ProcessHandle process : all) {
      TestProcesses.signal("STOP", process.pid());
    }
    Thread.sleep((LIMIT_SECONDS + 2) * 1000L);
    for (ProcessHandle process : all) {
      TestProcesses.signal("CONT", process.pid());
    }

    DriverProcess.Result result = driver.await();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("time limit").contains("2/2");
  }
}
