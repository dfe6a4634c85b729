package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import org.hsicgpbo.driver.studyfile.StudyFile.TrialLimits;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;

/**
 * How a pool of workers trains.
 *
 * @param command how a worker is started
 * @param setup what it is told first
 * @param workers how many there are; at least 1
 * @param limits limits of each trial
 * @param trialsPerWorker after how many trials a worker is replaced, so that what native libraries
 *     leak does not pile up; at least 1
 * @param logDirectory where each worker's output goes: {@code worker-1.log}, and {@code
 *     worker-1.previous.log} of the one that it has replaced
 */
public record WorkerSettings(
    WorkerCommand command,
    WorkerRequest.Setup setup,
    int workers,
    TrialLimits limits,
    int trialsPerWorker,
    Path logDirectory) {
  /** Trials of a worker where nobody asks for another number. */
  public static final int TRIALS_PER_WORKER = 200;

  /** Checks the numbers. */
  public WorkerSettings {
    if (workers < 1 || trialsPerWorker < 1) {
      throw new IllegalArgumentException(
          "The number of workers (%d) and of trials of each (%d) must be at least 1."
              .formatted(workers, trialsPerWorker));
    }
  }
}
