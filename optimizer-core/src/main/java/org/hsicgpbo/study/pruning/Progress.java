package org.hsicgpbo.study.pruning;

/**
 * A trial after an epoch whose validation error was measured.
 *
 * @param trial its number
 * @param epoch the epoch, from 1
 * @param previousEpoch the epoch measured before it; 0 for the first
 * @param epochs how many epochs are planned
 * @param error validation error after the epoch
 * @param lowest lowest validation error up to the epoch
 * @param mean mean of the validation errors up to the epoch
 * @param measured of how many epochs that mean is
 */
public record Progress(
    int trial,
    int epoch,
    int previousEpoch,
    int epochs,
    double error,
    double lowest,
    double mean,
    int measured) {

  /** The first epoch of a trial that was measured. */
  static Progress first(int trial, int epoch, int epochs, double error) {
    return new Progress(trial, epoch, 0, epochs, error, error, error, 1);
  }

  /** After one more measured epoch. */
  Progress next(int laterEpoch, int plannedEpochs, double laterError) {
    int count = measured + 1;
    return new Progress(
        trial,
        laterEpoch,
        epoch,
        plannedEpochs,
        laterError,
        Math.min(lowest, laterError),
        mean + (laterError - mean) / count,
        count);
  }

  /** Whether an epoch is the first measured one that is not before a mark. */
  boolean passes(int mark) {
    return previousEpoch < mark && epoch >= mark;
  }

  /** Whether no epoch is left, so that stopping would save nothing. */
  boolean isLast() {
    return epoch >= epochs;
  }
}
