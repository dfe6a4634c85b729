package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.driver.gpu.FakeNvidiaSmi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program with a fake nvidia-smi on the PATH. */
@Timeout(180)
class BackendIT {
  private final Path folder;

  BackendIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void doctorTrainsANetworkAndSaysThatAStudyCanRun() throws Exception {
    DriverProcess.Result result = run("exit 0", "doctor");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("(?m)^Java +OK ")
        .containsPattern("(?m)^GPU +OK +nvidia-smi knows of no GPU")
        .containsPattern("(?m)^storage +OK ")
        .containsPattern("(?m)^worker +OK +started and trained a small network in ")
        .contains("A study can run");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void doctorForAGpuThatCannotBeUsedSaysWhyAndFails() throws Exception {
    DriverProcess.Result result =
        run(FakeNvidiaSmi.H100, "doctor", "--backend", "cuda", "--format", "json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("\"can-run\" : false", "compute capability 9.0", "there is nothing to train on");
    assertThat(result.out() + result.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void runOnAGpuThatIsNotThereFailsAtOnceAndStoresNothing() throws Exception {
    DriverProcess.Result result = run(FakeNvidiaSmi.H100, "run", study(), "--backend", "cuda");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("cannot be trained on a GPU here", "H100", "--backend cpu trains on the CPU")
        .doesNotContain("Exception");
    assertThat(folder.resolve("data-home")).doesNotExist();
  }

  @Test
  void aGpuAsksForTheBuildWithCuda() throws Exception {
    assertThat(run(FakeNvidiaSmi.TWO_GPUS, "run", study(), "--backend", "cuda").err())
        .contains("This program was built without CUDA.");
    assertThat(run(FakeNvidiaSmi.TWO_GPUS, "require-gpu").exitCode()).isZero();
    assertThat(run(FakeNvidiaSmi.NO_DRIVER, "require-gpu").exitCode()).isEqualTo(2);
  }

  @Test
  void autoTrainsOnTheCpu() throws Exception {
    DriverProcess.Result result = run(FakeNvidiaSmi.H100, "run", study(), "--format", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private DriverProcess.Result run(String script, String... arguments)
      throws IOException, InterruptedException {
    Path bin = folder.resolve("bin");
    FakeNvidiaSmi.install(bin, script);
    Map<String, String> path = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    return DriverProcess.start(folder, path, arguments).await();
  }

  private String study() throws IOException {
    return Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: tiny
            problem: {type: runge, epochs: 2}
            space: {n-units: {type: integer, low: 2, high: 8}}
            strategy: {type: random}
            budget: {trials: 2}
            """)
        .toString();
  }
}
