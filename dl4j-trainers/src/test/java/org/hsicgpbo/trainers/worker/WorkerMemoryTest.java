package org.hsicgpbo.trainers.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerMemoryTest {
  private static final long MIB = 1 << 20;

  @ParameterizedTest
  @CsvSource({"512, 128, 192", "1024, 256, 576", "6144, 1024, 4928"})
  void heapProcessAndArraysTogetherTakeTheLimit(long limitMiB, int heapMiB, long arraysMiB) {
    WorkerMemory memory = WorkerMemory.of(limitMiB * MIB);

    assertThat(memory.heapMiB()).isEqualTo(heapMiB);
    assertThat(memory.arrayBytes()).hasValue(arraysMiB * MIB);
    assertThat(memory.environment())
        .containsEntry("HSIC_GPBO_MEMORY_BYTES", Long.toString(arraysMiB * MIB));
  }

  @Test
  void withoutALimitAWorkerIsToldNothing() {
    assertThat(WorkerMemory.unlimited().environment()).isEmpty();
  }

  @Test
  void refusesALimitThatLeavesNoRoom() {
    assertThatThrownBy(() -> WorkerMemory.of(WorkerMemory.LEAST_BYTES - 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
