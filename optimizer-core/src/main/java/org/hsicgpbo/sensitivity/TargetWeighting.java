package org.hsicgpbo.sensitivity;

/**
 * How much a trial counts to the goal: fully or not at all, or the less the further its error lies
 * beyond the threshold, so that near misses still tell something (Marrel and Chabridon 2021).
 *
 * <p>Distances d beyond the threshold are measured in standard deviations σ of the finite errors; a
 * failed trial is infinitely far from a goal of low errors, and inside one of high errors.
 */
public sealed interface TargetWeighting {

  /** 1 inside the goal, 0 outside: Z itself. */
  record Indicator() implements TargetWeighting {
    @Override
    public double weight(double distance) {
      return distance <= 0 ? 1 : 0;
    }
  }

  /**
   * exp(−max(d,0)/s).
   *
   * @param scale s in standard deviations of the error, above 0
   */
  record Exponential(double scale) implements TargetWeighting {
    /** Checks the scale. */
    public Exponential {
      checkScale(scale);
    }

    @Override
    public double weight(double distance) {
      return Math.exp(-Math.max(0, distance) / scale);
    }
  }

  /**
   * 1/(1 + exp(d/s)): one half at the threshold.
   *
   * @param scale s in standard deviations of the error, above 0
   */
  record Logistic(double scale) implements TargetWeighting {
    /** Checks the scale. */
    public Logistic {
      checkScale(scale);
    }

    @Override
    public double weight(double distance) {
      return 1 / (1 + Math.exp(distance / scale));
    }
  }

  /** The weight of a trial, in [0,1]; the distance is not above 0 inside the goal. */
  double weight(double distance);

  private static void checkScale(double scale) {
    if (!(scale > 0 && Double.isFinite(scale))) {
      throw new IllegalArgumentException(
          "The scale (%s) of a target weighting must be above 0.".formatted(scale));
    }
  }
}
