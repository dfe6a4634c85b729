package org.hsicgpbo.driver.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process that works on a study, or did so.
 *
 * @param driver what people call it, such as host/pid
 * @param host its machine
 * @param pid its number there
 * @param workers how many trials it trains at the same time
 * @param gpus the GPUs that it trains on
 * @param begun when it began
 * @param updated when it last told of itself
 * @param alive whether it works on the study now
 * @param ended how and why it ended, one sentence; empty while it runs
 */
public record DriverView(
    String driver,
    String host,
    long pid,
    int workers,
    List<Gpu> gpus,
    Instant begun,
    Instant updated,
    boolean alive,
    Optional<String> ended) {
  /** Copies the GPUs. */
  public DriverView {
    gpus = List.copyOf(gpus);
  }

  /**
   * A GPU and how busy it is.
   *
   * @param index its number on the machine
   * @param name its product name
   * @param utilization 0 to 1; NaN if it is not known
   * @param usedBytes memory in use
   * @param totalBytes memory in all
   */
  public record Gpu(int index, String name, double utilization, long usedBytes, long totalBytes) {}
}
