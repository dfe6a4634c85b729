package org.hsicgpbo.driver.store;

import java.time.Instant;

/**
 * How far a trial is that a living driver trains.
 *
 * @param number the trial
 * @param stage of the strategy that suggested it
 * @param driver who trains it, as {@link DriverReport#driver}
 * @param begun when this driver has begun it
 * @param attempts how many runs of the program have begun it
 * @param epoch the last epoch that has ended, 0 before the first
 * @param epochs how many there will be; 0 before the first has ended
 * @param trainingLoss after that epoch; NaN if not known
 * @param validationError after that epoch; NaN if not known
 * @param updated when the driver has last told of it
 */
public record RunningTrial(
    int number,
    String stage,
    String driver,
    Instant begun,
    int attempts,
    int epoch,
    int epochs,
    double trainingLoss,
    double validationError,
    Instant updated) {}
