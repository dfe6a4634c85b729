package org.hsicgpbo.surrogate;

import smile.math.DifferentiableMultivariateFunction;

/** A function on a box as a function of unbounded angles. */
final class BoxAngles implements DifferentiableMultivariateFunction {
  private static final long serialVersionUID = 1L;

  /** At the very ends the slope of the map is 0 and a descent could not leave them. */
  private static final double NEAREST_END = 1e-3;

  private final transient DifferentiableMultivariateFunction function;
  private final double[] low;
  private final double[] high;

  BoxAngles(DifferentiableMultivariateFunction function, double[] low, double[] high) {
    this.function = function;
    this.low = low.clone();
    this.high = high.clone();
  }

  /** Angles of a point of the box, a little inside where it lies at an end. */
  double[] angles(double[] point) {
    double[] angles = new double[point.length];
    for (int i = 0; i < angles.length; i++) {
      double share = high[i] > low[i] ? (point[i] - low[i]) / (high[i] - low[i]) : 0.5;
      angles[i] = Math.acos(1 - 2 * Math.min(1 - NEAREST_END, Math.max(NEAREST_END, share)));
    }
    return angles;
  }

  /** The point at the angles. */
  double[] point(double[] angles) {
    double[] point = new double[angles.length];
    for (int i = 0; i < point.length; i++) {
      double inside = low[i] + (high[i] - low[i]) * 0.5 * (1 - Math.cos(angles[i]));
      point[i] = Math.min(high[i], Math.max(low[i], inside));
    }
    return point;
  }

  @Override
  public double f(double[] angles) {
    return function.f(point(angles));
  }

  @Override
  public double g(double[] angles, double[] gradient) {
    double value = function.g(point(angles), gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= (high[i] - low[i]) * 0.5 * Math.sin(angles[i]);
    }
    return value;
  }
}
