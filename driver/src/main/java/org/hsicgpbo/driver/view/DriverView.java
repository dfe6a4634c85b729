package org.hsicgpbo.driver.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.store.DriverReport;

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
    List<GpuLoad> gpus,
    Instant begun,
    Instant updated,
    boolean alive,
    Optional<String> ended) {
  /** Copies the GPUs. */
  public DriverView {
    gpus = List.copyOf(gpus);
  }

  static DriverView of(DriverReport report) {
    return new DriverView(
        report.driver(),
        report.host(),
        report.pid(),
        report.workers(),
        report.gpus(),
        report.begun(),
        report.updated(),
        report.isAlive(),
        report.ended());
  }
}
