package org.hsicgpbo.driver.plan;

import java.util.List;
import java.util.OptionalLong;
import org.hsicgpbo.trainers.worker.WorkerMemory;

/**
 * How much memory the workers take.
 *
 * @param workers how many there are
 * @param typicalTraining bytes that the training of half of the networks stays below; empty where
 *     this program does not make the networks
 * @param largestTraining bytes of the largest training among some hundred random ones; empty like
 *     that
 * @param limit bytes that the study file allows one worker; empty for no limit
 * @param available bytes that programs on this machine can still take
 * @param total bytes of the machine, or of the container around this process
 */
public record MemoryNeed(
    int workers,
    OptionalLong typicalTraining,
    OptionalLong largestTraining,
    OptionalLong limit,
    long available,
    long total) {
  /** A worker without a network: 240 to 560 MB were seen, docs/adr/0002. */
  public static final long WORKER_BYTES = 560L << 20;

  /** With the training memory of random networks, in any order; without any if it is empty. */
  public static MemoryNeed of(
      int workers, List<Long> trainings, OptionalLong limit, long available, long total) {
    long[] sorted = trainings.stream().mapToLong(Long::longValue).sorted().toArray();
    boolean unknown = sorted.length == 0;
    return new MemoryNeed(
        workers,
        unknown ? OptionalLong.empty() : OptionalLong.of(sorted[(sorted.length - 1) / 2]),
        unknown ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length - 1]),
        limit,
        available,
        total);
  }

  /**
   * Bytes of a worker with the largest network, not more than the limit; empty where the networks
   * are not known.
   */
  public OptionalLong largestWorker() {
    return largestTraining.isPresent()
        ? OptionalLong.of(
            Math.min(limit.orElse(Long.MAX_VALUE), WORKER_BYTES + largestTraining.getAsLong()))
        : OptionalLong.empty();
  }

  /** Whether all workers at the limit take more than the machine has, where that is known. */
  public boolean limitExceedsMachine() {
    return limit.isPresent() && total > 0 && limit.getAsLong() > total / workers;
  }

  /** Bytes that the limit leaves for a training; empty for no limit, or where it refuses none. */
  public OptionalLong refusedAbove() {
    if (limit.isEmpty() || largestTraining.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong arrays = WorkerMemory.of(limit.getAsLong()).arrayBytes();
    return arrays.isPresent() && largestTraining.getAsLong() > arrays.getAsLong()
        ? arrays
        : OptionalLong.empty();
  }

  /** Whether all workers with the largest network take more than is available. */
  public boolean mayExceedAvailable() {
    return largestWorker().isPresent() && workers * largestWorker().getAsLong() > available;
  }
}
