package org.hsicgpbo.trainers.training;

/**
 * How an epoch ended.
 *
 * @param loss mean loss of its examples, or the loss that ran away
 * @param iterations how many there were
 * @param interrupted whether it was asked to stop
 */
record EpochResult(double loss, int iterations, boolean interrupted) {}
