package org.hsicgpbo.driver.report.chart;

import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.Value;

/** Where a coordinate lies on the axis of a hyperparameter's values. */
final class Axes {
  private Axes() {}

  /**
   * The value at u in [0,1] as a number.
   *
   * @throws IllegalArgumentException for a hyperparameter whose values are not numbers
   */
  static double position(Hyperparameter hyperparameter, double u) {
    Value value = hyperparameter.valueAt(Math.min(u, Math.nextDown(1.0)));
    if (value.raw() instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "The values of hyperparameter (%s) are not numbers.".formatted(hyperparameter.name()));
  }
}
