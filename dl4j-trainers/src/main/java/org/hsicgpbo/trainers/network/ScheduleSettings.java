package org.hsicgpbo.trainers.network;

/**
 * What a configuration says of the course of the learning rate.
 *
 * @param name {@code schedule}, default constant
 * @param decay {@code decay}: the share of the first rate that is left in the end, above 0 and at
 *     most 1, default 0.1; of step, the share that each of its three steps leaves
 */
public record ScheduleSettings(ScheduleName name, double decay) {
  private static final int PARTS_OF_STEP = 4;

  static ScheduleSettings of(Hyperparameters values) {
    return new ScheduleSettings(
        values.name("schedule", ScheduleName.CONSTANT), values.number("decay", 0.1));
  }

  /**
   * The learning rate of an epoch over that of the first.
   *
   * @param epoch from 0
   * @param epochs planned ones
   */
  public double factor(int epoch, int epochs) {
    double done = (double) epoch / epochs;
    return switch (name) {
      case CONSTANT -> 1;
      case STEP -> Math.pow(decay, Math.floor(PARTS_OF_STEP * done));
      case EXPONENTIAL -> Math.pow(decay, done);
      case COSINE -> decay + (1 - decay) * (1 + Math.cos(Math.PI * done)) / 2;
    };
  }
}
