package org.hsicgpbo.acquisition;

import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;

/** log P(f ≤ limit) of a process: how likely a constraint is kept (Gardner et al. 2014). */
public final class ProbabilityBelow implements AcquisitionFunction {
  private final GaussianProcess process;
  private final InputEncoding encoding;
  private final double limit;

  /**
   * The probability of staying at or below a limit.
   *
   * @param process of the limited figure
   * @param encoding of points to its inputs
   * @param limit on the scale of the process
   */
  public ProbabilityBelow(GaussianProcess process, InputEncoding encoding, double limit) {
    this.process = process;
    this.encoding = encoding;
    this.limit = limit;
  }

  @Override
  public double value(UnitPoint point) {
    return promise(process.predict(encoding.encode(point)));
  }

  @Override
  public double[] values(List<UnitPoint> points) {
    return Arrays.stream(process.predictAll(encoding.encodeAll(points)))
        .mapToDouble(this::promise)
        .toArray();
  }

  private double promise(GaussianProcess.Prediction prediction) {
    return StandardNormal.logCumulative(
        (limit - prediction.mean()) / prediction.standardDeviation());
  }

  @Override
  public double valueAndGradient(UnitPoint point, double[] gradient) {
    GaussianProcess.Slope slope = process.slope(encoding.encode(point));
    double deviation = slope.prediction().standardDeviation();
    double z = (limit - slope.prediction().mean()) / deviation;
    double logValue = StandardNormal.logCumulative(z);
    // d log Φ(z) = φ(z)/Φ(z) dz with dz = −dμ/σ − z dσ²/2σ².
    double ratio = Math.exp(StandardNormal.logDensity(z) - logValue);
    double[] features = new double[slope.meanGradient().length];
    for (int f = 0; f < features.length; f++) {
      features[f] =
          -ratio
              * (slope.meanGradient()[f] / deviation
                  + z * slope.varianceGradient()[f] / (2 * deviation * deviation));
    }
    encoding.gradientByCoordinates(point, features, gradient);
    return logValue;
  }
}
