package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;
import org.hsicgpbo.study.TrialStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that becomes full while a study runs: a small file system of its own, mounted where only
 * the processes of this test see it. Later there is room again and the same command goes on.
 */
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class FullDiskIT {
  private static final int TRIALS = 60;

  /** Each trial brings some kilobytes of metrics. */
  private static final String STUDY =
      """
      study: full
      problem:
        type: command
        command:
          - sh
          - -c
          - 'i=0; while [ $i -lt 500 ]; do m="$m,\\"metric-$i\\":$i"; i=$((i+1)); done; echo "{\\"error\\":0.5$m}"'
      space:
        x: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: %d}
      """
          .formatted(TRIALS);

  private static final String SCRIPT =
      """
      set -e
      mount -t tmpfs -o size=1m small disk
      set +e
      "$@" > first.out 2> first.err
      echo $? > first.code
      cp -r disk full
      mount -o remount,size=64m disk
      "$@" > second.out 2> second.err
      echo $? > second.code
      cp -r disk roomy
      """;

  @TempDir Path folder;

  @Test
  void keepsWhatIsStoredSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
    Path study = Files.writeString(folder.resolve("full.yaml"), STUDY);
    Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        canMount(), "Mounting needs user namespaces (unshare -Urm), which are forbidden here.");
    Process process =
        DriverProcess.builder(
                folder,
                List.of("unshare", "-Urm", "sh", "-c", SCRIPT, "sh"),
                "run",
                study.toString(),
                "--storage",
                folder.resolve("disk/studies.db").toString())
            .redirectError(folder.resolve("script.err").toFile())
            .start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(text("script.err")).isZero();

    assertThat(text("first.code")).as(text("first.err")).isEqualTo("1");
    assertThat(text("first.err"))
        .contains("There is no space left for the storage (")
        .contains("Free some and run again: everything stored so far is kept.")
        .doesNotContain("\tat ");
    List<Integer> kept = numbers("full");
    assertThat(kept).as("trials that were stored before the disk was full").isNotEmpty();
    assertThat(kept.size()).isLessThan(TRIALS);

    assertThat(text("second.code")).as(text("second.err")).isEqualTo("0");
    assertThat(numbers("roomy"))
        .startsWith(kept.toArray(Integer[]::new))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, TRIALS).boxed().toList());
  }

  /** Ordinary containers forbid it, and so does Ubuntu since 24.04. */
  private boolean canMount() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(
                  "unshare", "-Urm", "mount", "-t", "tmpfs", "-o", "size=1m", "t", "disk")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
  }

  private List<Integer> numbers(String copy) {
    try (StudyArchive archive =
        SqliteArchive.open(
            folder.resolve(copy).resolve("studies.db"), Clock.systemUTC(), notice -> {})) {
      TrialStore trials = archive.find("full").orElseThrow().trials();
      return trials.finished().stream().map(trial -> trial.trial().number()).toList();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file)).strip();
  }
}
