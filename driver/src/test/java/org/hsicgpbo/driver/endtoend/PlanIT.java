package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans with real probe trainings. */
class PlanIT {
  @TempDir Path folder;

  @Test
  void trainsProbesAndStoresNothing() throws Exception {
    Path study =
        Files.writeString(
            folder.resolve("planned.yaml"),
            """
            study: planned
            problem: {type: runge, epochs: 20}
            space:
              n-units: {type: integer, low: 4, high: 64, log: true}
              learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
            strategy: {type: gpbo, warm-up: 10}
            budget: {trials: 30, time: 8h}
            final: {networks: 1, seeds: 2}
            """);
    Path storage = folder.resolve("studies.db");
    DriverProcess.Result result =
        DriverProcess.run(
            folder, "plan", study.toString(), "--storage", storage.toString(), "--format", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode plan = JsonMapper.builder().build().readTree(result.out());
    assertThat(plan.path("time").path("probes")).hasSize(3);
    assertThat(plan.path("time").path("probes").findValuesAsText("state"))
        .containsOnly("completed");
    assertThat(plan.path("stages").findValuesAsText("name")).containsExactly("warm-up", "optimize");
    assertThat(plan.path("memory").path("largest-training-bytes").asLong()).isPositive();
    assertThat(plan.path("disk").path("final-networks-bytes").asLong()).isPositive();
    assertThat(storage).doesNotExist();
  }

  @Test
  void aProgramThatFailsIsFoundBeforeTheStudy() throws Exception {
    Path study =
        Files.writeString(
            folder.resolve("failing.yaml"),
            """
            study: failing
            problem: {type: command, command: [sh, -c, "cat > /dev/null; echo no such file >&2; exit 3"]}
            space: {x: {type: real, low: 0, high: 1}}
            strategy: {type: random}
            budget: {trials: 30}
            """);
    DriverProcess.Result result =
        DriverProcess.run(folder, "plan", study.toString(), "--probes", "1");

    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.out()).contains("A probe failed (crashed)", "no such file");
  }
}
