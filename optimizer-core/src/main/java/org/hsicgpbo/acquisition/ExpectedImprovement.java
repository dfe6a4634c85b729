package org.hsicgpbo.acquisition;

import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;

/** log E[max(0, best − f)] of a process, see {@link LogExpectedImprovement}. */
public final class ExpectedImprovement implements AcquisitionFunction {
  private final GaussianProcess process;
  private final InputEncoding encoding;
  private final double best;

  /**
   * The improvement below a value.
   *
   * @param process of the figure that is minimised
   * @param encoding of points to its inputs
   * @param best what is to be improved upon
   */
  public ExpectedImprovement(GaussianProcess process, InputEncoding encoding, double best) {
    this.process = process;
    this.encoding = encoding;
    this.best = best;
  }

  @Override
  public double value(UnitPoint point) {
    return LogExpectedImprovement.of(process.predict(encoding.encode(point)), best);
  }

  @Override
  public double[] values(List<UnitPoint> points) {
    return Arrays.stream(process.predictAll(encoding.encodeAll(points)))
        .mapToDouble(prediction -> LogExpectedImprovement.of(prediction, best))
        .toArray();
  }

  @Override
  public double valueAndGradient(UnitPoint point, double[] gradient) {
    GaussianProcess.Slope slope = process.slope(encoding.encode(point));
    double deviation = slope.prediction().standardDeviation();
    double z = (best - slope.prediction().mean()) / deviation;
    double ratio = LogExpectedImprovement.logHSlope(z);
    // d log σ − ratio (dμ + z dσ)/σ with dσ = dσ²/2σ.
    double byMean = -ratio / deviation;
    double byVariance = (1 - ratio * z) / (2 * deviation * deviation);
    double[] features = new double[slope.meanGradient().length];
    for (int f = 0; f < features.length; f++) {
      features[f] = byMean * slope.meanGradient()[f] + byVariance * slope.varianceGradient()[f];
    }
    encoding.gradientByCoordinates(point, features, gradient);
    return LogExpectedImprovement.of(slope.prediction(), best);
  }
}
