package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole comparison, interrupted and taken up again. */
@Timeout(300)
class CompareIT {
  private static final int TRIALS = 12;
  private static final int WARM_UP = 8;

  /** Two studies run at the same time, so at most two trainings are cut off by Ctrl-C. */
  private static final int SIDE_BY_SIDE = 2;

  /** Writes a line for each training, so that nothing is trained twice unnoticed. */
  private static final String OBJECTIVE =
      """
      read trial
      echo "$trial" >> trained.log
      x=$(printf '%s' "$trial" | sed 's/.*"x":\\([^,}]*\\).*/\\1/')
      sleep 0.05
      awk -v x="$x" 'BEGIN { printf "{\\"error\\": %.10g, \\"flops\\": %d, \\"parameter-count\\": 7, \\"seconds\\": 90}\\n", (x - 0.3) ^ 2 + 0.01, 100 + 1000 * x }'
      """;

  private static final String STUDY =
      """
      study: parabola
      problem: {type: command, command: [sh, objective.sh]}
      space:
        x: {type: real, low: 0.0, high: 1.0}
        y: {type: real, low: 0.001, high: 1.0, log: true}
      goal: {quantile: 0.4}
      budget: {trials: 40}
      strategy: {type: random}
      """;

  private static final String COMPARISON =
      """
      comparison: small
      study: parabola.yaml
      trials: %d
      seeds: [11, 12]
      strategies:
        random: {type: random}
        gpbo: {type: gpbo, warm-up: %d}
        tpe: {type: tpe, warm-up: %d}
      workers: %d
      """
          .formatted(TRIALS, WARM_UP, WARM_UP, SIDE_BY_SIDE);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("objective.sh"), OBJECTIVE);
    Files.writeString(folder.resolve("parabola.yaml"), STUDY);
    Files.writeString(folder.resolve("small.yaml"), COMPARISON);
  }

  @Test
  void goesOnAfterCtrlCAndTrainsWhatIsSharedOnce() throws Exception {
    DriverProcess first = DriverProcess.start(folder, command());
    while (first.isAlive() && !first.errSoFar().contains("study 3 of 6")) {
      Thread.sleep(20);
    }
    first.interrupt();
    DriverProcess.Result stopped = first.await();
    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(130);
    assertThat(stopped.err())
        .containsPattern("Stopped: \\d+ of 72 trials are stored. To go on: ")
        .contains("hsic-gpbo " + String.join(" ", command()));
    assertThat(stopped.out()).isEmpty();

    DriverProcess.Result second = DriverProcess.run(folder, command());
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.err()).containsPattern("\\d+ of 72 trials are stored");
    assertThat(second.out()).contains("validation error", "p against gpbo", "40 trainings stand");

    int different = 2 * (TRIALS + 2 * (TRIALS - WARM_UP));
    List<String> trained = Files.readAllLines(folder.resolve("trained.log"));
    assertThat(trained.stream().distinct()).hasSize(different);
    assertThat(trained).hasSizeBetween(different, different + SIDE_BY_SIDE);

    JsonNode root =
        JsonMapper.builder().build().readTree(folder.resolve("out/comparison.json").toFile());
    assertThat(root.path("trainings").asInt()).isEqualTo(different);
    assertThat(root.path("studies")).hasSize(6);
    for (JsonNode study : root.path("studies")) {
      assertThat(study.path("trials").asInt()).as("%s", study).isEqualTo(TRIALS);
      assertThat(study.path("trainingHours").asDouble())
          .as("shared trials count as if each had trained them")
          .isEqualTo(TRIALS * 90 / 3600.0);
      assertThat(study.path("error").asDouble()).isGreaterThanOrEqualTo(0.01);
    }
    assertThat(files())
        .containsExactlyInAnyOrder(
            "comparison.html",
            "comparison.md",
            "comparison.tex",
            "comparison.csv",
            "curves.csv",
            "comparison.json");
    assertThat(Files.readAllLines(folder.resolve("out/comparison.csv"))).hasSize(1 + 6);

    DriverProcess.Result third = DriverProcess.run(folder, command());
    assertThat(third.exitCode()).as(third.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("trained.log"))).hasSameSizeAs(trained);
    DriverProcess.Result shown =
        DriverProcess.run(
            folder, "show", "small.gpbo.12", "--storage", folder.resolve("s.db").toString());
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("small.gpbo.12", "12 of 12");
  }

  private String[] command() {
    List<String> command = new ArrayList<>();
    command.add("compare");
    command.add(folder.resolve("small.yaml").toString());
    command.addAll(List.of("--storage", folder.resolve("s.db").toString()));
    command.addAll(List.of("--output", folder.resolve("out").toString()));
    return command.toArray(String[]::new);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
