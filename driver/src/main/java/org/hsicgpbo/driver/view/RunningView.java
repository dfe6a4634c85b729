package org.hsicgpbo.driver.view;

import java.time.Instant;

/**
 * A trial that is being trained.
 *
 * @param number its number
 * @param stage of the strategy that suggested it
 * @param driver who trains it
 * @param begun when its training began
 * @param attempts how many runs of the program have begun it
 * @param epoch the last epoch that has ended; 0 before the first
 * @param epochs how many are planned; 0 if that is not known yet
 * @param trainingLoss mean loss of that epoch; NaN if it is not known
 * @param validationError after that epoch; NaN if it is not known
 * @param updated when this was told
 */
public record RunningView(
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
