package org.hsicgpbo.trainers.worker;

import java.util.Map;
import java.util.OptionalLong;
import org.hsicgpbo.trainers.training.MemoryBudget;

/**
 * How a worker divides its memory: the Java heap, what the process itself takes, and the rest for
 * arrays, which lie outside of the heap.
 *
 * @param heapMiB largest heap
 * @param arrayBytes what a training may be estimated to take; empty for what the machine has
 */
public record WorkerMemory(int heapMiB, OptionalLong arrayBytes) {
  /** With less there is no room for a network. */
  public static final long LEAST_BYTES = 512L << 20;

  private static final int LARGEST_HEAP_MIB = 1024;
  private static final int SMALLEST_HEAP_MIB = 128;
  private static final int MIB_SHIFT = 20;

  /** Arrays get the greater part. */
  private static final int HEAP_SHARE = 4;

  /** Java and the native libraries; 130 MiB were measured with the smallest networks. */
  private static final long PROCESS_BYTES = 192L << MIB_SHIFT;

  /** That of a worker without a limit. */
  public static WorkerMemory unlimited() {
    return new WorkerMemory(LARGEST_HEAP_MIB, OptionalLong.empty());
  }

  /**
   * That of a worker which may take so much in all.
   *
   * @param bytes at least {@link #LEAST_BYTES}
   */
  public static WorkerMemory of(long bytes) {
    if (bytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "A worker needs at least %d bytes; found %d.".formatted(LEAST_BYTES, bytes));
    }
    long share = (bytes >> MIB_SHIFT) / HEAP_SHARE;
    long heap = Math.min(LARGEST_HEAP_MIB, Math.max(SMALLEST_HEAP_MIB, share));
    return new WorkerMemory(
        Math.toIntExact(heap), OptionalLong.of(bytes - (heap << MIB_SHIFT) - PROCESS_BYTES));
  }

  /** The variables that tell a worker of it. */
  public Map<String, String> environment() {
    return arrayBytes.isPresent()
        ? Map.of(MemoryBudget.VARIABLE, Long.toString(arrayBytes.getAsLong()))
        : Map.of();
  }
}
