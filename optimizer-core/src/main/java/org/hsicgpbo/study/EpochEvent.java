package org.hsicgpbo.study;

/**
 * One finished epoch.
 *
 * @param trialNumber the trial
 * @param epoch number of the epoch, from 1
 * @param epochs how many epochs are planned
 * @param trainingLoss mean training loss of the epoch
 * @param validationError validation error after it; NaN if it was not measured
 */
public record EpochEvent(
    int trialNumber, int epoch, int epochs, double trainingLoss, double validationError) {}
