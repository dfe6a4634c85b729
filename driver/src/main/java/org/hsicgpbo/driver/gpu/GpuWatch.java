package org.hsicgpbo.driver.gpu;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The load of the GPUs, for whoever wants to know it often: nvidia-smi is asked every five seconds
 * at most, and never again where it cannot tell. For one thread.
 */
public final class GpuWatch implements Supplier<List<GpuLoad>> {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final NvidiaSmi program;
  private final Predicate<GpuLoad> wanted;
  private final LongSupplier clock;
  private List<GpuLoad> last = List.of();
  private long asked;
  private boolean everAsked;

  /**
   * Asks that program.
   *
   * @param wanted which GPUs are of interest
   * @param clock monotonic, in nanoseconds
   */
  public GpuWatch(NvidiaSmi program, Predicate<GpuLoad> wanted, LongSupplier clock) {
    this.program = program;
    this.wanted = wanted;
    this.clock = clock;
  }

  /** By index; empty if there is none that tells. */
  @Override
  public List<GpuLoad> get() {
    boolean isHopeless = everAsked && last.isEmpty();
    if (isHopeless || (everAsked && clock.getAsLong() - asked < PAUSE.toNanos())) {
      return last;
    }
    everAsked = true;
    asked = clock.getAsLong();
    try {
      last = program.loads().stream().filter(wanted).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last;
  }
}
