package org.hsicgpbo.study;

/**
 * One finished epoch.
 *
 * @param trialNumber the trial
 * @param epoch number of the epoch, from 1
 * @param epochs how many epochs are planned
 * @param trainingLoss mean training loss of the epoch
 * @param validationError validation error after it; NaN if it was not measured
 * @param learningRate of the epoch; NaN if it is not known
 */
public record EpochEvent(
    int trialNumber,
    int epoch,
    int epochs,
    double trainingLoss,
    double validationError,
    double learningRate) {
  /** Of a trainer that tells no learning rate. */
  public EpochEvent(
      int trialNumber, int epoch, int epochs, double trainingLoss, double validationError) {
    this(trialNumber, epoch, epochs, trainingLoss, validationError, Double.NaN);
  }
}
