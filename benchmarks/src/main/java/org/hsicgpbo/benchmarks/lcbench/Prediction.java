package org.hsicgpbo.benchmarks.lcbench;

/**
 * What the surrogate says of a training.
 *
 * @param trainingSeconds seconds of the training up to its epoch
 * @param validationAccuracy in percent
 * @param validationCrossEntropy in nats
 * @param validationBalancedAccuracy between 0 and 1
 * @param testCrossEntropy in nats
 * @param testBalancedAccuracy between 0 and 1
 */
public record Prediction(
    double trainingSeconds,
    double validationAccuracy,
    double validationCrossEntropy,
    double validationBalancedAccuracy,
    double testCrossEntropy,
    double testBalancedAccuracy) {

  /** From a row of the network's output. */
  static Prediction of(float[] row) {
    return new Prediction(row[0], row[1], row[2], row[3], row[4], row[5]);
  }

  /** The share of wrong answers on the validation split. */
  public double error() {
    return 1 - validationAccuracy / 100;
  }
}
