package org.hsicgpbo.driver.gpu;

import java.util.List;
import java.util.Optional;

/**
 * Which GPUs the CUDA libraries of this program can run on.
 *
 * <p>The published native library of nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for certain
 * compute capabilities and no PTX, from which a driver could make code for newer ones (read from
 * the file). Driver versions: CUDA Toolkit Release Notes, "CUDA Toolkit and Minimum Required Driver
 * Version for CUDA Minor Version Compatibility", and the row of CUDA 11.6 GA in the table of
 * corresponding drivers; both for Linux on x86-64.
 */
public final class CudaSupport {
  /** Below it no CUDA 11 runs. */
  public static final DriverVersion LEAST_DRIVER = DriverVersion.of("450.80.02");

  /** The driver that belongs to CUDA 11.6; those between run it with fewer features. */
  public static final DriverVersion FULL_DRIVER = DriverVersion.of("510.39.01");

  private static final List<ComputeCapability> MACHINE_CODE =
      List.of(
          new ComputeCapability(3, 7),
          new ComputeCapability(5, 0),
          new ComputeCapability(5, 2),
          new ComputeCapability(6, 0),
          new ComputeCapability(6, 1),
          new ComputeCapability(7, 0),
          new ComputeCapability(7, 5),
          new ComputeCapability(8, 0),
          new ComputeCapability(8, 6));

  private CudaSupport() {}

  /** Why the GPU cannot be used; empty if it can. The sentence is for people. */
  public static Optional<String> refusal(Gpu gpu) {
    if (MACHINE_CODE.stream().noneMatch(gpu.capability()::runs)) {
      return Optional.of(
          "%s cannot be used: ND4J's CUDA library holds machine code for compute capabilities %s only, and none that newer GPUs could translate. It runs on 3.7 to 8.9 (Kepler K80 to Ada), not on 9.0 (Hopper: H100, H200) and above."
              .formatted(
                  gpu.title(),
                  String.join(", ", MACHINE_CODE.stream().map(Object::toString).toList())));
    }
    if (gpu.driver().compareTo(LEAST_DRIVER) < 0) {
      return Optional.of(
          "%s cannot be used: its driver %s is too old for CUDA 11.6. Install %s or newer, at best %s or newer."
              .formatted(gpu.title(), gpu.driver(), LEAST_DRIVER, FULL_DRIVER));
    }
    return Optional.empty();
  }

  /** What a person should know of a GPU that can be used; empty if there is nothing. */
  public static Optional<String> warning(Gpu gpu) {
    return gpu.driver().compareTo(FULL_DRIVER) < 0
        ? Optional.of(
            "The driver %s is older than %s, which belongs to CUDA 11.6. By NVIDIA's minor version compatibility CUDA 11.6 runs on it with fewer features; a newer one is safer."
                .formatted(gpu.driver(), FULL_DRIVER))
        : Optional.empty();
  }
}
