package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import java.time.Duration;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link WorkerPool} works.
 *
 * @param command how a worker is started
 * @param setup what every worker is told first
 * @param workers how many there are
 * @param timeLimit longest training; null for no limit
 * @param startLimit how long a worker may take to be ready, its data included
 * @param trialsPerWorker after how many trials a worker is replaced
 * @param logDirectory where their logs go
 */
public record WorkerPoolSettings(
    WorkerCommand command,
    WorkerRequest.Setup setup,
    int workers,
    @Nullable Duration timeLimit,
    Duration startLimit,
    int trialsPerWorker,
    Path logDirectory) {}
