package org.hsicgpbo.acquisition;

import org.apache.commons.math3.special.Erf;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;

/** log P(f ≤ limit) of a process: how likely a constraint is kept (Gardner et al. 2014). */
public final class ProbabilityBelow implements AcquisitionFunction {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

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
    GaussianProcess.Prediction prediction = process.predict(encoding.encode(point));
    return logCumulative((limit - prediction.mean()) / prediction.standardDeviation());
  }

  @Override
  public double valueAndGradient(UnitPoint point, double[] gradient) {
    GaussianProcess.Slope slope = process.slope(encoding.encode(point));
    double deviation = slope.prediction().standardDeviation();
    double z = (limit - slope.prediction().mean()) / deviation;
    double logValue = logCumulative(z);
    // d log Φ(z) = φ(z)/Φ(z) dz with dz = −dμ/σ − z dσ²/2σ².
    double ratio = Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI - logValue);
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

  /** log Φ(z), finite far below 0 too. */
  static double logCumulative(double z) {
    if (z > -1) {
      return Math.log1p(-0.5 * Erf.erfc(z / Math.sqrt(2)));
    }
    return Math.log(0.5 * LogExpectedImprovement.scaledComplementaryError(-z / Math.sqrt(2)))
        - 0.5 * z * z;
  }
}
