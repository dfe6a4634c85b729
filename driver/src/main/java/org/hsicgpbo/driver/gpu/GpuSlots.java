package org.hsicgpbo.driver.gpu;

import java.util.List;
import java.util.Map;
import org.hsicgpbo.trainers.training.MemoryBudget;
import org.hsicgpbo.trainers.worker.WantedBackend;

/**
 * How GPUs are shared between workers: each worker sees one GPU and nothing of the others.
 *
 * <p>Workers are dealt out in turn, so that with fewer workers than slots every GPU gets its part.
 * CUDA has no hard limit on what a process takes. The share is told to the worker, which refuses a
 * training that is estimated to take more, and to ND4J (SD_MAX_DEVICE_BYTES), which counts only
 * arrays outside of its workspaces against it, by its sources.
 *
 * @param gpus at least one
 * @param slotsPerGpu how many workers may be on one GPU; at least 1
 */
public record GpuSlots(List<Gpu> gpus, int slotsPerGpu) {
  /**
   * What a process takes for CUDA itself before it has an array, in MiB: the context, kernels and
   * the work space of cuBLAS. An assumption on the safe side, not a measurement.
   */
  static final long CONTEXT_MIB = 512;

  /** With less there is no room for a network worth a GPU, in MiB. */
  private static final long LEAST_SHARE_MIB = 64;

  private static final int MIB_SHIFT = 20;

  /**
   * Copies the list.
   *
   * @throws GpuProblemException if a GPU's free memory is too little for its workers
   */
  public GpuSlots {
    gpus = List.copyOf(gpus);
    if (gpus.isEmpty() || slotsPerGpu < 1) {
      throw new IllegalArgumentException(
          "There must be at least one GPU (%d) and one slot on each (%d)."
              .formatted(gpus.size(), slotsPerGpu));
    }
    for (Gpu gpu : gpus) {
      requireRoom(gpu, slotsPerGpu);
    }
  }

  private static void requireRoom(Gpu gpu, int slots) {
    if (shareMib(gpu, slots) < LEAST_SHARE_MIB) {
      throw new GpuProblemException(
          "%s has %d MiB free of %d MiB, too little for %d %s: each takes about %d MiB for CUDA itself and at least %d MiB for a network. Take fewer --gpu-slots, end what else runs on it (nvidia-smi shows that), or leave it out by CUDA_VISIBLE_DEVICES."
              .formatted(
                  gpu.title(),
                  gpu.freeMib(),
                  gpu.totalMib(),
                  slots,
                  slots == 1 ? "worker" : "workers",
                  CONTEXT_MIB,
                  LEAST_SHARE_MIB));
    }
  }

  /** How many workers there is room for. */
  public int workers() {
    return gpus.size() * slotsPerGpu;
  }

  /**
   * The same GPUs for that many workers.
   *
   * @throws GpuProblemException if there are fewer slots than that
   */
  public GpuSlots requireRoomFor(int workers) {
    if (workers > workers()) {
      throw new GpuProblemException(
          "%d workers are asked for, but there %s %d %s with %d %s each. Take at most %d workers, or more --gpu-slots."
              .formatted(
                  workers,
                  gpus.size() == 1 ? "is" : "are",
                  gpus.size(),
                  gpus.size() == 1 ? "GPU" : "GPUs",
                  slotsPerGpu,
                  slotsPerGpu == 1 ? "slot" : "slots",
                  workers()));
    }
    return this;
  }

  /** The GPU of a worker; the first worker is 1. */
  public Gpu gpuOf(int worker) {
    return gpus.get((worker - 1) % gpus.size());
  }

  /** The memory that a worker's training may take, in MiB. */
  public long shareMib(int worker) {
    return shareMib(gpuOf(worker), slotsPerGpu);
  }

  private static long shareMib(Gpu gpu, int slots) {
    return gpu.freeMib() / slots - CONTEXT_MIB;
  }

  /** The variables that bind a worker to its GPU; the first worker is 1. */
  public Map<String, String> environment(int worker) {
    String bytes = Long.toString(shareMib(worker) << MIB_SHIFT);
    return Map.of(
        VisibleDevices.VARIABLE,
        Integer.toString(gpuOf(worker).index()),
        "CUDA_DEVICE_ORDER",
        "PCI_BUS_ID",
        WantedBackend.VARIABLE,
        WantedBackend.CUDA,
        // Which backend ND4J takes where both are on the class path: the higher number.
        "BACKEND_PRIORITY_GPU",
        "1",
        "BACKEND_PRIORITY_CPU",
        "0",
        MemoryBudget.VARIABLE,
        bytes,
        "SD_MAX_DEVICE_BYTES",
        bytes);
  }
}
