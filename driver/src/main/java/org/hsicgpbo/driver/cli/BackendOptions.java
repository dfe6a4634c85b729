package org.hsicgpbo.driver.cli;

import java.util.OptionalInt;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to train on. */
final class BackendOptions {
  @Option(
      names = "--backend",
      paramLabel = "auto|cpu|cuda",
      defaultValue = "${env:HSIC_GPBO_BACKEND:-auto}",
      description =
          "Train on the CPU, on GPUs, or on GPUs if there are any (default: HSIC_GPBO_BACKEND, then auto).")
  private BackendRequest.Wish wish = BackendRequest.Wish.auto;

  @Option(
      names = "--gpu-slots",
      paramLabel = "K",
      description = "How many workers share a GPU and its memory (default: 1).")
  private @Nullable Integer gpuSlots;

  BackendRequest request() {
    if (gpuSlots == null) {
      return new BackendRequest(wish, OptionalInt.empty());
    }
    if (gpuSlots < 1) {
      throw new BadInputException(
          "--gpu-slots: found %d; it must be at least 1.".formatted(gpuSlots));
    }
    return new BackendRequest(wish, OptionalInt.of(gpuSlots));
  }
}
