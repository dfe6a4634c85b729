package org.hsicgpbo.trainers.network.perceptron;

import org.hsicgpbo.trainers.network.LossName;

/**
 * What the last layer's sums become, and what that costs.
 *
 * @param loss which
 * @param softmax whether the sums become probabilities
 */
record OutputLoss(LossName loss, boolean softmax) {
  /** Deeplearning4j's least probability in a logarithm. */
  private static final double LEAST_PROBABILITY = 1e-10;

  /** Whether it is computed here. */
  boolean isKnown() {
    return softmax || loss != LossName.CROSS_ENTROPY;
  }

  /**
   * Replaces sums by outputs and writes the slopes of the mean loss by the sums.
   *
   * @param sums of {@code rows} examples one after another
   * @param outputs of an example
   * @return the mean loss of an example
   */
  double apply(float[] sums, float[] targets, float[] deltas, int rows, int outputs) {
    int count = rows * outputs;
    finish(sums, rows, outputs);
    for (int i = 0; i < count; i++) {
      deltas[i] = Tiny.without(sums[i] - targets[i]);
    }
    double sum =
        switch (loss) {
          case CROSS_ENTROPY -> crossEntropy(sums, targets, deltas, count, rows);
          case MSE -> squares(deltas, count, rows, outputs);
          case MAE -> absolutes(deltas, count, rows, outputs);
        };
    if (softmax && loss != LossName.CROSS_ENTROPY) {
      backThroughSoftmax(sums, deltas, rows, outputs);
    }
    return sum / rows;
  }

  /** Replaces sums by outputs. */
  void finish(float[] sums, int rows, int outputs) {
    if (softmax) {
      softmax(sums, rows, outputs);
    }
  }

  private static void softmax(float[] sums, int rows, int outputs) {
    for (int start = 0; start < rows * outputs; start += outputs) {
      float largest = sums[start];
      for (int k = 1; k < outputs; k++) {
        largest = Math.max(largest, sums[start + k]);
      }
      double total = 0;
      for (int k = 0; k < outputs; k++) {
        double exponential = Math.exp(sums[start + k] - largest);
        sums[start + k] = (float) exponential;
        total += exponential;
      }
      float share = (float) (1 / total);
      for (int k = 0; k < outputs; k++) {
        sums[start + k] *= share;
      }
    }
  }

  /** The slope of softmax and cross-entropy together is the difference (targets add up to 1). */
  private static double crossEntropy(
      float[] probabilities, float[] targets, float[] deltas, int count, int rows) {
    double loss = 0;
    for (int i = 0; i < count; i++) {
      if (targets[i] != 0) {
        loss -= targets[i] * Math.log(Math.max(LEAST_PROBABILITY, probabilities[i]));
      }
    }
    scale(deltas, count, 1f / rows);
    return loss;
  }

  private static double squares(float[] deltas, int count, int rows, int outputs) {
    double loss = 0;
    for (int i = 0; i < count; i++) {
      loss += (double) deltas[i] * deltas[i];
    }
    scale(deltas, count, 2f / outputs / rows);
    return loss / outputs;
  }

  private static double absolutes(float[] deltas, int count, int rows, int outputs) {
    double loss = 0;
    for (int i = 0; i < count; i++) {
      loss += Math.abs(deltas[i]);
      deltas[i] = Math.signum(deltas[i]);
    }
    scale(deltas, count, 1f / outputs / rows);
    return loss / outputs;
  }

  private static void scale(float[] numbers, int count, float factor) {
    for (int i = 0; i < count; i++) {
      numbers[i] *= factor;
    }
  }

  /** Slopes by sums: p (g − Σ p g). */
  private static void backThroughSoftmax(
      float[] probabilities, float[] deltas, int rows, int outputs) {
    for (int start = 0; start < rows * outputs; start += outputs) {
      float mean = 0;
      for (int k = start; k < start + outputs; k++) {
        mean += probabilities[k] * deltas[k];
      }
      for (int k = start; k < start + outputs; k++) {
        deltas[k] = probabilities[k] * (deltas[k] - mean);
      }
    }
  }
}
