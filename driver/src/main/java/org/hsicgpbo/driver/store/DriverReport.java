package org.hsicgpbo.driver.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.gpu.GpuLoad;

/**
 * What a driver tells of itself: a process that runs a study, alone or beside others.
 *
 * @param driver what people call it: host/pid
 * @param host its machine
 * @param pid its process there
 * @param workers how many trials it trains at the same time
 * @param gpus those that it trains on; empty where it trains on the CPU
 * @param begun when it began to run the study
 * @param updated when it has last told of itself
 * @param ended how and why it ended, one sentence; empty while it runs. Of one that died without a
 *     word this says so.
 */
public record DriverReport(
    String driver,
    String host,
    long pid,
    int workers,
    List<GpuLoad> gpus,
    Instant begun,
    Instant updated,
    Optional<String> ended) {
  /** How one ended that has finished all trials of the budget. */
  public static final String BUDGET_SPENT = "The budget is spent.";

  /** How one ended that has met a stopping rule, among them limits of time. */
  public static final String RULE_MET = "A stopping rule was met.";

  /** Copies the GPUs. */
  public DriverReport {
    gpus = List.copyOf(gpus);
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return ended.isEmpty();
  }

  /** The same that has ended. */
  public DriverReport endedBy(String how) {
    return new DriverReport(driver, host, pid, workers, gpus, begun, updated, Optional.of(how));
  }
}
