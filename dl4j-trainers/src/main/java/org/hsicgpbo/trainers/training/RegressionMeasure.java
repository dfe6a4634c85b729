package org.hsicgpbo.trainers.training;

import java.util.Map;

/** L2 error over all examples and outputs, and the largest and mean absolute difference. */
final class RegressionMeasure implements Measure {
  private double squares;
  private double absolutes;
  private double maximum;
  private long count;

  @Override
  public void add(float[] predicted, float[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      double difference = (double) predicted[i] - wanted[i];
      squares += difference * difference;
      absolutes += Math.abs(difference);
      maximum = Math.max(maximum, Math.abs(difference));
    }
    count += wanted.length;
  }

  @Override
  public Measurement result() {
    return new Measurement(
        Math.sqrt(squares / count),
        Map.of("maximum-error", maximum, "mean-absolute-error", absolutes / count));
  }
}
