package org.hsicgpbo.space;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A real number, normal with the given mean and standard deviation, truncated to [low, high].
 *
 * @param name unique in its space
 * @param mean mean of the normal before truncation
 * @param standardDeviation standard deviation before truncation, above 0
 * @param low lower end, finite
 * @param high upper end, finite, above low
 * @param condition when it is active
 */
public record TruncatedNormalHyperparameter(
    String name,
    double mean,
    double standardDeviation,
    double low,
    double high,
    Condition condition)
    implements Hyperparameter {

  /** Below this mass between the ends the inverse CDF has no correct digit left. */
  private static final double LEAST_MASS = 1e-9;

  /** Checks name, parameters and that the ends hold a mass that can be inverted. */
  public TruncatedNormalHyperparameter {
    Checks.name(name);
    Checks.finiteAndOrdered(name, low, high);
    if (!Double.isFinite(mean) || !Double.isFinite(standardDeviation) || standardDeviation <= 0) {
      throw new IllegalArgumentException(
          "The mean (%s) of hyperparameter (%s) must be finite and its standard deviation (%s) above 0."
              .formatted(mean, name, standardDeviation));
    }
    NormalDistribution normal = new NormalDistribution(null, mean, standardDeviation);
    if (normal.cumulativeProbability(high) - normal.cumulativeProbability(low) < LEAST_MASS) {
      throw new IllegalArgumentException(
          "The interval [%s, %s] of hyperparameter (%s) is too far from its mean (%s). Move the mean or widen the interval."
              .formatted(low, high, name, mean));
    }
  }

  /** Always active. */
  public TruncatedNormalHyperparameter(
      String name, double mean, double standardDeviation, double low, double high) {
    this(name, mean, standardDeviation, low, high, Condition.always());
  }

  @Override
  public TruncatedNormalHyperparameter withCondition(Condition newCondition) {
    return new TruncatedNormalHyperparameter(
        name, mean, standardDeviation, low, high, newCondition);
  }

  @Override
  public Value valueAt(double u) {
    Checks.unit(u);
    NormalDistribution normal = normal();
    double below = normal.cumulativeProbability(low);
    double within = normal.cumulativeProbability(high) - below;
    double x = normal.inverseCumulativeProbability(Math.min(1, below + u * within));
    return Value.of(Math.min(high, Math.max(low, x)));
  }

  @Override
  public UnitInterval intervalOf(Value value) {
    double x = Checks.numberIn(this, value, low, high);
    NormalDistribution normal = normal();
    double below = normal.cumulativeProbability(low);
    double within = normal.cumulativeProbability(high) - below;
    double u = Math.min(1, Math.max(0, (normal.cumulativeProbability(x) - below) / within));
    return new UnitInterval(u, u);
  }

  @Override
  public String describe() {
    return "a real number from %s to %s (normal, mean %s, standard deviation %s)"
        .formatted(low, high, mean, standardDeviation);
  }

  private NormalDistribution normal() {
    return new NormalDistribution(null, mean, standardDeviation);
  }
}
