package org.hsicgpbo.acquisition;

import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.space.UnitPoint;

/**
 * Constrained expected improvement (Gardner et al. 2014): the improvement of one figure times the
 * probability that another keeps its limit, as a sum of logarithms.
 */
public final class Constrained implements AcquisitionFunction {
  private final AcquisitionFunction improvement;
  private final ProbabilityBelow probability;

  /**
   * The improvement under the constraint.
   *
   * @param improvement logarithm of an improvement
   */
  public Constrained(AcquisitionFunction improvement, ProbabilityBelow probability) {
    this.improvement = improvement;
    this.probability = probability;
  }

  @Override
  public double value(UnitPoint point) {
    return improvement.value(point) + probability.value(point);
  }

  @Override
  public double[] values(List<UnitPoint> points) {
    double[] values = improvement.values(points);
    double[] logProbabilities = probability.values(points);
    Arrays.setAll(values, i -> values[i] + logProbabilities[i]);
    return values;
  }

  @Override
  public double valueAndGradient(UnitPoint point, double[] gradient) {
    double value = improvement.valueAndGradient(point, gradient);
    double[] further = new double[gradient.length];
    double logProbability = probability.valueAndGradient(point, further);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += further[i];
    }
    return value + logProbability;
  }
}
