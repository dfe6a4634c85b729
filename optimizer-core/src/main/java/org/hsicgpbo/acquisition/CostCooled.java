package org.hsicgpbo.acquisition;

import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;

/**
 * A logarithmic acquisition less α times the predicted log cost: improvement per cost^α. With α
 * falling from 1 to 0 as the budget is spent this is cost cooling (Lee et al. 2020); with α = 1 it
 * is expected improvement per cost (Snoek et al. 2012).
 */
public final class CostCooled implements AcquisitionFunction {
  private final AcquisitionFunction improvement;
  private final GaussianProcess logCost;
  private final InputEncoding encoding;
  private final double weight;

  /**
   * The cooled function.
   *
   * @param improvement logarithm of an improvement
   * @param logCost process of the logarithm of the cost, perhaps on another scale
   * @param encoding of points to its inputs
   * @param weight α times what brings the process back to natural logarithms
   */
  public CostCooled(
      AcquisitionFunction improvement,
      GaussianProcess logCost,
      InputEncoding encoding,
      double weight) {
    this.improvement = improvement;
    this.logCost = logCost;
    this.encoding = encoding;
    this.weight = weight;
  }

  @Override
  public double value(UnitPoint point) {
    return improvement.value(point) - weight * logCost.mean(encoding.encode(point));
  }

  @Override
  public double[] values(List<UnitPoint> points) {
    double[] values = improvement.values(points);
    Arrays.setAll(values, i -> values[i] - weight * logCost.mean(encoding.encode(points.get(i))));
    return values;
  }

  @Override
  public double valueAndGradient(UnitPoint point, double[] gradient) {
    double value = improvement.valueAndGradient(point, gradient);
    double[] input = encoding.encode(point);
    double[] byCost = new double[gradient.length];
    encoding.gradientByCoordinates(point, logCost.meanGradient(input), byCost);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] -= weight * byCost[i];
    }
    return value - weight * logCost.mean(input);
  }
}
