package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;

/**
 * How a {@link WorkerPool} works.
 *
 * @param commands how the worker of each place is started; the first place is 1
 * @param setup what every worker is told first
 * @param workers how many there are; at least 1
 * @param limits what a training may take
 * @param startLimit how long a worker may take to be ready, its data included
 * @param trialsPerWorker after how many trials a worker is replaced, so that what native libraries
 *     leak does not pile up; at least 1
 * @param logDirectory where each worker's output goes: {@code worker-1.log}, and {@code
 *     worker-1.previous.log} of the one before it
 */
public record WorkerPoolSettings(
    IntFunction<WorkerCommand> commands,
    WorkerRequest.Setup setup,
    int workers,
    TrainingLimits limits,
    Duration startLimit,
    int trialsPerWorker,
    Path logDirectory) {
  /** Checks the numbers. */
  public WorkerPoolSettings {
    if (workers < 1 || trialsPerWorker < 1) {
      throw new IllegalArgumentException(
          "The number of workers (%d) and of the trials of each (%d) must be at least 1."
              .formatted(workers, trialsPerWorker));
    }
  }
}
