package org.hsicgpbo.trainers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryExhaustionTest {
  @Test
  void knowsHowNd4jAndCudaTellOfIt() {
    for (String text :
        List.of(
            "CUDA error code [2]",
            "cudaMalloc failed; Error code: [2]",
            "Failed to allocate 400 bytes from DEVICE [0] memory",
            "Can't allocate [DEVICE] memory!",
            "Requested amount exceeds device limits: 1000 <= 2000",
            "cudaErrorMemoryAllocation",
            "CUBLAS_STATUS_ALLOC_FAILED",
            "an illegal thing: Out of memory")) {
      assertThat(MemoryExhaustion.isCauseOf(new RuntimeException(text))).as(text).isTrue();
      assertThat(
              MemoryExhaustion.isCauseOf(
                  new IllegalStateException("failed", new RuntimeException(text))))
          .as("behind another: " + text)
          .isTrue();
    }
    assertThat(MemoryExhaustion.isCauseOf(new OutOfMemoryError())).isTrue();
  }

  @Test
  void otherFailuresAreNotTakenForIt() {
    for (String text :
        List.of("CUDA error code [700]", "Error code: [20]", "NaN", "no memory of this shape")) {
      assertThat(MemoryExhaustion.isCauseOf(new RuntimeException(text))).as(text).isFalse();
    }
    RuntimeException circle = new RuntimeException("a");
    circle.initCause(new RuntimeException("b", circle));
    assertThat(MemoryExhaustion.isCauseOf(circle)).isFalse();
  }

  @Test
  void aWorkerMayTakeWhatItWasTold() {
    assertThat(MemoryBudget.of(Map.of("HSIC_GPBO_MEMORY_BYTES", "1234")).bytes()).isEqualTo(1234);
    assertThat(MemoryBudget.of(Map.of())).isEqualTo(MemoryBudget.ofMachine());
    assertThatThrownBy(() -> MemoryBudget.of(Map.of("HSIC_GPBO_MEMORY_BYTES", "2 GB")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HSIC_GPBO_MEMORY_BYTES: found 2 GB");
  }
}
