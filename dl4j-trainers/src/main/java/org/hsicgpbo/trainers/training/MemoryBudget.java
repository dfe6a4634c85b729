package org.hsicgpbo.trainers.training;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.TrainingMemory;

/**
 * How much memory a training may take outside the Java heap.
 *
 * @param bytes so many
 */
public record MemoryBudget(long bytes) {
  /**
   * The environment variable that tells a worker how many bytes it may take: its share of a GPU, or
   * less than was found not to fit.
   */
  public static final String VARIABLE = "HSIC_GPBO_MEMORY_BYTES";

  /** Activations of an evaluation: enough for batches whose size no longer matters. */
  private static final long EVALUATION_BYTES = 64L << 20;

  private static final int MOST_EVALUATED = 2048;
  private static final double BYTES_PER_MIB = 1 << 20;

  /**
   * What the process was told it may take; if it was told nothing, what the machine has.
   *
   * @param environment the variables of the process
   * @throws IllegalArgumentException if it was told something else than a number of bytes
   */
  public static MemoryBudget of(Map<String, String> environment) {
    String told = environment.getOrDefault(VARIABLE, "");
    if (told.isEmpty()) {
      return ofMachine();
    }
    try {
      return new MemoryBudget(Long.parseLong(told));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: found %s; it must be a number of bytes.".formatted(VARIABLE, told), e);
    }
  }

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
