package org.hsicgpbo.driver.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hsicgpbo.driver.gpu.BackendRequest.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendChoiceTest {
  private static final CudaBuild WITH_CUDA = new CudaBuild(name -> true);
  private static final CudaBuild CPU_ONLY = new CudaBuild(name -> false);

  private final Path folder;

  BackendChoiceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void autoTakesGpusOnlyWithTheBuildForThem() throws Exception {
    assertThat(choose(WITH_CUDA, FakeNvidiaSmi.TWO_GPUS, Wish.auto))
        .isInstanceOfSatisfying(
            TrainingPlace.Cuda.class, cuda -> assertThat(cuda.slots().workers()).isEqualTo(2));
    assertThat(choose(CPU_ONLY, FakeNvidiaSmi.TWO_GPUS, Wish.auto))
        .isEqualTo(new TrainingPlace.Cpu("This program was built for the CPU."));
  }

  @Test
  void autoTakesTheCpuWhereNoGpuCanBeUsed() throws Exception {
    for (String script :
        List.of(
            FakeNvidiaSmi.H100,
            FakeNvidiaSmi.OLD_DRIVER,
            FakeNvidiaSmi.OLD_PROGRAM,
            FakeNvidiaSmi.NO_DRIVER,
            FakeNvidiaSmi.GARBAGE,
            FakeNvidiaSmi.NO_DEVICES)) {
      assertThat(choose(WITH_CUDA, script, Wish.auto)).isInstanceOf(TrainingPlace.Cpu.class);
    }
  }

  @Test
  void cudaFailsAtOnceWhereNoGpuCanBeUsed() {
    Map<String, String> reasons =
        Map.of(
            FakeNvidiaSmi.H100, "compute capability 9.0",
            FakeNvidiaSmi.OLD_DRIVER, "driver 418.87.00 is too old",
            FakeNvidiaSmi.OLD_PROGRAM, "too old to tell the compute capability",
            FakeNvidiaSmi.NO_DRIVER, "exit code 9",
            FakeNvidiaSmi.GARBAGE, "no list of GPUs",
            FakeNvidiaSmi.NO_DEVICES, "knows of no GPU");
    reasons.forEach(
        (script, reason) ->
            assertThatThrownBy(() -> choose(WITH_CUDA, script, Wish.cuda))
                .isInstanceOf(GpuProblemException.class)
                .hasMessageContaining("--backend cuda")
                .hasMessageContaining(reason)
                .hasMessageContaining("--backend cpu trains on the CPU"));
  }

  @Test
  void aGpuThatCannotBeUsedIsLeftOutWithANote() throws Exception {
    TrainingPlace place =
        choose(
            WITH_CUDA,
            FakeNvidiaSmi.TWO_GPUS + "echo '2, GPU-c, 9, 9, 9.0, 535.1, H100'\n",
            Wish.cuda);

    assertThat(place)
        .isInstanceOfSatisfying(
            TrainingPlace.Cuda.class,
            cuda -> {
              assertThat(cuda.slots().gpus()).extracting(Gpu::index).containsExactly(0, 1);
              assertThat(cuda.notes()).singleElement().asString().contains("GPU 2 (H100");
            });
  }

  @Test
  void theBuildIsAskedForOnlyWhenThereIsAGpu() {
    assertThatThrownBy(() -> choose(CPU_ONLY, FakeNvidiaSmi.H100, Wish.cuda))
        .hasMessageContaining("cannot be used");
    assertThatThrownBy(() -> choose(CPU_ONLY, FakeNvidiaSmi.TWO_GPUS, Wish.cuda))
        .isInstanceOf(GpuProblemException.class)
        .hasMessageContaining("built without CUDA");
    assertThatThrownBy(
            () ->
                choose(new CudaBuild(CudaBuild.BACKEND::equals), FakeNvidiaSmi.TWO_GPUS, Wish.cuda))
        .hasMessageContaining("libcublas.so.11");
  }

  @Test
  void hiddenGpusAreNotUsed() throws Exception {
    BackendChoice choice =
        new BackendChoice(
            WITH_CUDA,
            FakeNvidiaSmi.of(folder, FakeNvidiaSmi.TWO_GPUS),
            Map.of("CUDA_VISIBLE_DEVICES", ""));

    assertThatThrownBy(() -> choice.choose(request(Wish.cuda)))
        .hasMessageContaining("it hides every GPU from programs");
    assertThat(choice.choose(request(Wish.auto))).isInstanceOf(TrainingPlace.Cpu.class);
  }

  @Test
  void theCpuIsTakenWithoutAskingForGpus() throws Exception {
    NvidiaSmi never = new NvidiaSmi("/nowhere", Duration.ZERO);
    BackendChoice choice = new BackendChoice(WITH_CUDA, never, Map.of());

    assertThat(choice.choose(request(Wish.cpu)).environment(1))
        .containsEntry("BACKEND_PRIORITY_CPU", "1")
        .containsEntry("BACKEND_PRIORITY_GPU", "0")
        .doesNotContainKey("CUDA_VISIBLE_DEVICES");
  }

  @Test
  void slotsWithoutGpusAreRefused() {
    BackendRequest slots = new BackendRequest(Wish.cpu, OptionalInt.of(2));
    BackendRequest auto = new BackendRequest(Wish.auto, OptionalInt.of(2));

    assertThatThrownBy(() -> choice(WITH_CUDA, FakeNvidiaSmi.TWO_GPUS).choose(slots))
        .hasMessageContaining("does not go with --backend cpu");
    assertThatThrownBy(() -> choice(CPU_ONLY, FakeNvidiaSmi.TWO_GPUS).choose(auto))
        .hasMessageContaining("built for the CPU")
        .hasMessageContaining("Take --backend cuda");
  }

  private TrainingPlace choose(CudaBuild build, String script, Wish wish) throws Exception {
    return choice(build, script).choose(request(wish));
  }

  private BackendChoice choice(CudaBuild build, String script) throws Exception {
    return new BackendChoice(build, FakeNvidiaSmi.of(folder, script), Map.of());
  }

  private static BackendRequest request(Wish wish) {
    return new BackendRequest(wish, OptionalInt.empty());
  }
}
