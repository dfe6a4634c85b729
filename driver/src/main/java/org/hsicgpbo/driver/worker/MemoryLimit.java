package org.hsicgpbo.driver.worker;

import java.util.Map;
import org.hsicgpbo.trainers.training.MemoryBudget;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learnt of the memory of one worker's place: a training that was estimated to fit and did
 * not shows that others of that estimate will not fit either. The workers that follow are told, and
 * refuse them before they are trained.
 */
final class MemoryLimit {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryLimit.class);
  private static final double BYTES_PER_MIB = 1 << 20;

  private long bytes = Long.MAX_VALUE;

  /** A training of that estimate ran out of memory. */
  synchronized void exceeded(long estimatedBytes) {
    bytes = Math.min(bytes, Math.max(0, estimatedBytes - 1));
    LOG.info(
        "A training estimated at {} MiB ran out of memory; from now on it must be estimated at less.",
        Math.round(estimatedBytes / BYTES_PER_MIB));
  }

  /** The command of the next worker, which is told of the limit if there is one. */
  synchronized WorkerCommand applied(WorkerCommand command) {
    if (bytes == Long.MAX_VALUE) {
      return command;
    }
    String share = command.environment().getOrDefault(MemoryBudget.VARIABLE, "");
    long most = share.isEmpty() ? bytes : Math.min(bytes, Long.parseLong(share));
    return command.with(Map.of(MemoryBudget.VARIABLE, Long.toString(most)));
  }
}
