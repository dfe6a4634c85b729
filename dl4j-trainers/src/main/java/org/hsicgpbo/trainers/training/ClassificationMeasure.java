package org.hsicgpbo.trainers.training;

import java.util.Map;

/** Share of wrong classes, and cross-entropy in nats. */
final class ClassificationMeasure implements Measure {
  /** DL4J's own bound of a probability in a logarithm. */
  private static final double LEAST_PROBABILITY = 1e-10;

  private final int classes;
  private double crossEntropy;
  private long wrong;
  private long count;

  ClassificationMeasure(int classes) {
    this.classes = classes;
  }

  @Override
  public void add(float[] predicted, float[] wanted) {
    for (int start = 0; start < wanted.length; start += classes) {
      int right = largest(wanted, start);
      // NaN is no class, so a network that gives NaN is wrong everywhere.
      if (!(predicted[start + right] > 0) || largest(predicted, start) != right) {
        wrong++;
      }
      crossEntropy -= Math.log(Math.max(LEAST_PROBABILITY, predicted[start + right]));
      count++;
    }
  }

  @Override
  public Measurement result() {
    double error = (double) wrong / count;
    double mean = crossEntropy / count;
    return new Measurement(
        Double.isNaN(mean) ? Double.NaN : error,
        Map.of("accuracy", 1 - error, "cross-entropy", mean));
  }

  private int largest(float[] numbers, int start) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (numbers[start + k] > numbers[start + best]) {
        best = k;
      }
    }
    return best;
  }
}
