package org.hsicgpbo.trainers.training;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.TrainingMemory;

/**
 * How much memory a training may take outside the Java heap.
 *
 * @param bytes so many
 */
public record MemoryBudget(long bytes) {
  /** Activations of an evaluation: enough for batches whose size no longer matters. */
  private static final long EVALUATION_BYTES = 64L << 20;

  private static final int MOST_EVALUATED = 2048;
  private static final double BYTES_PER_MIB = 1 << 20;

  /** What the machine, or the container around this process, has in all. */
  public static MemoryBudget ofMachine() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      return new MemoryBudget(system.getTotalMemorySize());
    }
    return new MemoryBudget(Long.MAX_VALUE);
  }

  /** Why a training does not fit; empty if it does. */
  Optional<String> refusal(TrainingMemory memory, int batchSize) {
    if (memory.total() <= bytes) {
      return Optional.empty();
    }
    return Optional.of(
        "Training takes about %.0f MiB (weights, gradients and optimizer %.0f, layers at batch size %d %.0f), and there are %.0f MiB."
            .formatted(
                memory.total() / BYTES_PER_MIB,
                (memory.weights() + memory.gradients() + memory.updaterState()) / BYTES_PER_MIB,
                batchSize,
                (memory.activations() + memory.working()) / BYTES_PER_MIB,
                bytes / BYTES_PER_MIB));
  }

  /** How many examples to evaluate at once. */
  int evaluationBatch(NetworkPlan plan) {
    long one = TrainingMemory.ofPass(plan);
    return (int) Math.max(1, Math.min(MOST_EVALUATED, Math.min(EVALUATION_BYTES, bytes) / one));
  }
}
