package org.hsicgpbo.acquisition;

import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.SampledFunctions;

/**
 * The logarithm of noisy expected improvement (Letham et al. 2019, "Constrained Bayesian
 * optimization with noisy experiments", eq. 9): where observations are noisy nobody knows which of
 * them is best, so that the improvement is averaged over functions that the posterior deems
 * possible, each against its own lowest value at the observed inputs.
 */
public final class NoisyExpectedImprovement implements AcquisitionFunction {
  private final SampledFunctions functions;
  private final InputEncoding encoding;

  /**
   * The improvement over functions drawn from a process of the figure that is minimised.
   *
   * @param encoding of points to its inputs
   */
  public NoisyExpectedImprovement(SampledFunctions functions, InputEncoding encoding) {
    this.functions = functions;
    this.encoding = encoding;
  }

  @Override
  public double value(UnitPoint point) {
    return logMean(improvements(functions.predict(encoding.encode(point))));
  }

  @Override
  public double valueAndGradient(UnitPoint point, double[] gradient) {
    double[] input = encoding.encode(point);
    SampledFunctions.Predictions predictions = functions.predict(input);
    double[] improvements = improvements(predictions);
    double value = logMean(improvements);
    double deviation = Math.sqrt(predictions.variance());
    double[] byMean = new double[improvements.length];
    double byVariance = 0;
    for (int s = 0; s < byMean.length; s++) {
      double share = Math.exp(improvements[s] - value) / byMean.length;
      double z = (functions.lowest(s) - predictions.means()[s]) / deviation;
      double ratio = LogExpectedImprovement.logHSlope(z);
      byMean[s] = -share * ratio / deviation;
      byVariance += share * (1 - ratio * z) / (2 * predictions.variance());
    }
    encoding.gradientByCoordinates(point, functions.gradient(input, byMean, byVariance), gradient);
    return value;
  }

  /** log EI under each function. */
  private double[] improvements(SampledFunctions.Predictions predictions) {
    double[] improvements = new double[functions.count()];
    for (int s = 0; s < improvements.length; s++) {
      improvements[s] =
          LogExpectedImprovement.of(
              new GaussianProcess.Prediction(predictions.means()[s], predictions.variance()),
              functions.lowest(s));
    }
    return improvements;
  }

  /** The logarithm of the mean of exponentials, without overflow. */
  private static double logMean(double[] logs) {
    double most = java.util.Arrays.stream(logs).max().orElseThrow();
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum / logs.length);
  }
}
