package org.hsicgpbo.driver.plan;

import java.util.List;
import java.util.OptionalLong;

/**
 * How much memory the workers take.
 *
 * @param workers how many there are
 * @param typicalTraining bytes that the training of half of the networks stays below; empty where
 *     this program does not make the networks
 * @param largestTraining bytes of the largest training among some hundred random ones; empty like
 *     that
 * @param available bytes that programs on this machine can still take
 * @param total bytes of the machine, or of the container around this process
 */
public record MemoryNeed(
    int workers,
    OptionalLong typicalTraining,
    OptionalLong largestTraining,
    long available,
    long total) {
  /** A worker without a network: 240 to 560 MB were seen, docs/adr/0002. */
  public static final long WORKER_BYTES = 560L << 20;

  /** With the training memory of random networks, in any order; without any if it is empty. */
  public static MemoryNeed of(int workers, List<Long> trainings, long available, long total) {
    long[] sorted = trainings.stream().mapToLong(Long::longValue).sorted().toArray();
    boolean unknown = sorted.length == 0;
    return new MemoryNeed(
        workers,
        unknown ? OptionalLong.empty() : OptionalLong.of(sorted[(sorted.length - 1) / 2]),
        unknown ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length - 1]),
        available,
        total);
  }

  /** Bytes of a worker with the largest network; empty where the networks are not known. */
  public OptionalLong largestWorker() {
    return largestTraining.isPresent()
        ? OptionalLong.of(WORKER_BYTES + largestTraining.getAsLong())
        : OptionalLong.empty();
  }

  /** Whether all workers with the largest network take more than is available. */
  public boolean mayExceedAvailable() {
    return largestWorker().isPresent() && workers * largestWorker().getAsLong() > available;
  }
}
