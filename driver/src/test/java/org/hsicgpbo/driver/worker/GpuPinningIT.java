package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.driver.gpu.BackendChoice;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.CudaBuild;
import org.hsicgpbo.driver.gpu.FakeNvidiaSmi;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What worker processes see of the GPU that they are bound to. */
@Timeout(60)
class GpuPinningIT {
  private final Path folder;

  GpuPinningIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachWorkerSeesItsOwnGpuOnly() throws Exception {
    TrainingPlace place =
        new BackendChoice(
                new CudaBuild(name -> true),
                FakeNvidiaSmi.of(folder, FakeNvidiaSmi.TWO_GPUS),
                Map.of("CUDA_VISIBLE_DEVICES", "1,0"))
            .choose(BackendRequest.AUTO);
    try (WorkerPool pool =
        new WorkerPool(
            new PoolOptions().workers(2).variables(place::environment).settings(folder))) {
      List<CompletableFuture<TrialOutcome>> futures = new ArrayList<>();
      for (int number = 1; number <= 2; number++) {
        futures.add(pool.submit(trial(number, "environment"), event -> {}));
      }
      List<String> seen = futures.stream().map(future -> reason(future.join())).toList();

      // 8,192 and 16,000 MiB are free, less 512 MiB for CUDA itself.
      assertThat(seen)
          .containsExactlyInAnyOrder(
              "cuda 1 PCI_BUS_ID " + (7680L << 20) + " " + (7680L << 20),
              "cuda 0 PCI_BUS_ID " + (15_488L << 20) + " " + (15_488L << 20));
    }
  }

  @Test
  void theWorkerAfterOneThatRanOutOfMemoryMayTakeLess() {
    Map<String, String> share = Map.of("HSIC_GPBO_MEMORY_BYTES", "5000");
    try (WorkerPool pool =
        new WorkerPool(new PoolOptions().variables(worker -> share).settings(folder))) {
      assertThat(memory(pool, 1)).isEqualTo("5000");

      TrialOutcome exceeded = pool.submit(trial(2, "memory-exceeded"), event -> {}).join();
      assertThat(exceeded.state()).isEqualTo("out-of-memory");
      // FakeWorker's training was estimated at 3,000 bytes.
      assertThat(memory(pool, 3)).isEqualTo("2999");

      pool.submit(trial(4, "out-of-memory"), event -> {}).join();
      assertThat(memory(pool, 5)).as("a refusal by the estimate teaches nothing").isEqualTo("2999");
    }
  }

  private static String memory(WorkerPool pool, int number) {
    String[] seen =
        reason(pool.submit(trial(number, "environment"), event -> {}).join()).split(" ");
    return seen[seen.length - 2];
  }

  private static String reason(TrialOutcome outcome) {
    return ((TrialOutcome.Failed) outcome).reason();
  }

  private static Trial trial(int number, String behaviour) {
    Configuration configuration = new Configuration(Map.of("do", Value.of(behaviour)));
    return new Trial(number, 1, new Suggestion(new UnitPoint(), configuration, ""));
  }
}
