package org.hsicgpbo.acquisition;

import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;

/**
 * −(μ − √β σ): the optimistic end of what the process deems possible (Srinivas et al. 2010, upper
 * confidence bound, for minimisation).
 */
public final class LowerConfidenceBound implements AcquisitionFunction {
  private final GaussianProcess process;
  private final InputEncoding encoding;
  private final double rootBeta;

  /**
   * The bound.
   *
   * @param process of the figure that is minimised
   * @param encoding of points to its inputs
   * @param beta β, not below 0; larger explores more
   */
  public LowerConfidenceBound(GaussianProcess process, InputEncoding encoding, double beta) {
    if (!(beta >= 0)) {
      throw new IllegalArgumentException("The beta (%s) must not be below 0.".formatted(beta));
    }
    this.process = process;
    this.encoding = encoding;
    this.rootBeta = Math.sqrt(beta);
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
    return rootBeta * prediction.standardDeviation() - prediction.mean();
  }

  @Override
  public double valueAndGradient(UnitPoint point, double[] gradient) {
    GaussianProcess.Slope slope = process.slope(encoding.encode(point));
    double deviation = slope.prediction().standardDeviation();
    double[] features = new double[slope.meanGradient().length];
    for (int f = 0; f < features.length; f++) {
      features[f] =
          rootBeta * slope.varianceGradient()[f] / (2 * deviation) - slope.meanGradient()[f];
    }
    encoding.gradientByCoordinates(point, features, gradient);
    return rootBeta * deviation - slope.prediction().mean();
  }
}
