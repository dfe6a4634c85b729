package org.hsicgpbo.driver.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GpuSlotsTest {
  private final Gpu large = gpu(0, "GPU-aaaa-1", 16_000);
  private final Gpu small = gpu(3, "GPU-aabb-2", 4_000);

  @Test
  void dealsWorkersOutInTurn() {
    GpuSlots slots = new GpuSlots(List.of(large, small), 2);

    assertThat(slots.workers()).isEqualTo(4);
    assertThat(
            IntStream.rangeClosed(1, 4)
                .mapToObj(worker -> slots.environment(worker).get("CUDA_VISIBLE_DEVICES")))
        .containsExactly("0", "3", "0", "3");
  }

  @Test
  void programsSideBySideGetTheGpusInTurn() {
    TrainingPlace place = new TrainingPlace.Cuda(new GpuSlots(List.of(large, small), 2), List.of());

    for (int worker = 1; worker <= 4; worker++) {
      assertThat(place.startingAt(worker).environment(1)).isEqualTo(place.environment(worker));
    }
    TrainingPlace cpu = new TrainingPlace.Cpu("no GPU");
    assertThat(cpu.startingAt(3)).isEqualTo(cpu);
  }

  @Test
  void eachWorkerIsToldItsShareOfWhatIsFree() {
    GpuSlots slots = new GpuSlots(List.of(large, small), 2);

    // 4,000 MiB for two, less 512 MiB each for CUDA itself.
    assertThat(slots.shareMib(2)).isEqualTo(1488);
    assertThat(slots.environment(2))
        .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
        .containsEntry("HSIC_GPBO_WORKER_BACKEND", "cuda")
        .containsEntry("HSIC_GPBO_MEMORY_BYTES", Long.toString(1488L << 20))
        .containsEntry("SD_MAX_DEVICE_BYTES", Long.toString(1488L << 20));
  }

  @Test
  void moreWorkersThanSlotsAreRefused() {
    assertThatThrownBy(() -> new GpuSlots(List.of(large, small), 1).requireRoomFor(3))
        .isInstanceOf(GpuProblemException.class)
        .hasMessageContaining(
            "3 workers are asked for, but there are 2 GPUs with 1 slot each. Take at most 2 workers");
  }

  @Test
  void aFullGpuIsNamed() {
    assertThatThrownBy(() -> new GpuSlots(List.of(large, small), 8))
        .isInstanceOf(GpuProblemException.class)
        .hasMessageContaining("GPU 3")
        .hasMessageContaining("4000 MiB free")
        .hasMessageContaining("too little for 8 workers");
  }

  @Test
  void keepsToTheGpusThatTheUserLetsProgramsSee() {
    List<Gpu> gpus = List.of(large, small);

    assertThat(VisibleDevices.of(gpus, Map.of())).isEqualTo(gpus);
    assertThat(visible("3, 0")).containsExactly(small, large);
    assertThat(visible("3,-1,0")).containsExactly(small);
    assertThat(visible("GPU-aab")).containsExactly(small);
    assertThat(visible("")).isEmpty();
    assertThat(visible("-1")).isEmpty();
  }

  @Test
  void aGpuThatThereIsNotIsAnErrorOfTheVariable() {
    for (String wrong : List.of("7", "GPU-x", "MIG-1", "GPU-aa", "0,,3", "0,0", "zero")) {
      assertThatThrownBy(() -> visible(wrong))
          .as(wrong)
          .isInstanceOf(GpuProblemException.class)
          .hasMessageContaining("CUDA_VISIBLE_DEVICES is \"" + wrong + "\"");
    }
  }

  private List<Gpu> visible(String value) {
    return VisibleDevices.of(List.of(large, small), Map.of("CUDA_VISIBLE_DEVICES", value));
  }

  private static Gpu gpu(int index, String uuid, long freeMib) {
    return new Gpu(
        index,
        uuid,
        "a GPU",
        24_000,
        freeMib,
        new ComputeCapability(8, 0),
        DriverVersion.of("515.65.01"));
  }
}
