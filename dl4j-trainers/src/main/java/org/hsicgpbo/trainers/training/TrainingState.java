package org.hsicgpbo.trainers.training;

/**
 * Where a training stands between two epochs.
 *
 * @param epoch epochs done
 * @param iteration iterations done
 * @param trainingLoss mean loss of the last epoch
 * @param validationError after the last epoch
 * @param bestEpoch the epoch of lowest validation error so far, from 1; 0 before the first
 * @param bestError that error
 */
record TrainingState(
    int epoch,
    int iteration,
    double trainingLoss,
    double validationError,
    int bestEpoch,
    double bestError) {
  /** Before the first epoch. */
  static final TrainingState START =
      new TrainingState(0, 0, Double.NaN, Double.NaN, 0, Double.POSITIVE_INFINITY);

  /** After another epoch. */
  TrainingState next(int newIteration, double loss, double error) {
    boolean better = error < bestError;
    return new TrainingState(
        epoch + 1,
        newIteration,
        loss,
        error,
        better ? epoch + 1 : bestEpoch,
        better ? error : bestError);
  }

  /** Whether no epoch was better than the last. */
  boolean isBest() {
    return epoch == bestEpoch;
  }
}
