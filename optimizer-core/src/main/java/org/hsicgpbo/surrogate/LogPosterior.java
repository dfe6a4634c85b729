package org.hsicgpbo.surrogate;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.jspecify.annotations.Nullable;
import smile.math.DifferentiableMultivariateFunction;

/**
 * The negative logarithm of marginal likelihood times prior, as a function of (log ℓ_1 … log ℓ_d,
 * log σ_f², log σ_n²), with its gradient (Rasmussen and Williams 2006, eq. 5.8 and 5.9). Priors of
 * the logarithms are normal.
 */
final class LogPosterior implements DifferentiableMultivariateFunction {
  private static final long serialVersionUID = 1L;

  /** Targets are standardised, so that the signal variance is about 1. */
  private static final double SIGNAL_LOG_MEDIAN = 0;

  private static final double SIGNAL_LOG_DEVIATION = 1;

  /** Noise variance LogNormal(−4, 1): a share of about two percent, down to none. */
  private static final double NOISE_LOG_MEDIAN = -4;

  private static final double NOISE_LOG_DEVIATION = 2;

  /** Returned where the covariance cannot be factored, far above any reachable value. */
  private static final double UNREACHABLE = 1e20;

  private final transient TrainingSet data;
  private final double[] priorMean;
  private final double[] priorDeviation;

  LogPosterior(TrainingSet data, LengthscalePrior prior) {
    this.data = data;
    int d = prior.logMedian().length;
    this.priorMean = java.util.Arrays.copyOf(prior.logMedian(), d + 2);
    this.priorDeviation = java.util.Arrays.copyOf(prior.logDeviation(), d + 2);
    priorMean[d] = SIGNAL_LOG_MEDIAN;
    priorDeviation[d] = SIGNAL_LOG_DEVIATION;
    priorMean[d + 1] = NOISE_LOG_MEDIAN;
    priorDeviation[d + 1] = NOISE_LOG_DEVIATION;
  }

  /** The mode of the prior, where a search begins. */
  double[] priorMode() {
    return priorMean.clone();
  }

  @Override
  public double f(double[] logs) {
    return evaluate(logs, null);
  }

  @Override
  public double g(double[] logs, double[] gradient) {
    return evaluate(logs, gradient);
  }

  private double evaluate(double[] logs, double @Nullable [] gradient) {
    KernelParameters parameters = KernelParameters.ofLogs(logs);
    CholeskyDecomposition factor;
    try {
      factor =
          Covariance.factor(
              Covariance.of(data, parameters),
              parameters.signalVariance() + parameters.noiseVariance());
    } catch (NonPositiveDefiniteMatrixException e) {
      if (gradient != null) {
        java.util.Arrays.fill(gradient, 0);
      }
      return UNREACHABLE;
    }
    double[] weights = factor.getSolver().solve(new ArrayRealVector(data.targets())).toArray();
    double fit = 0;
    for (int i = 0; i < data.size(); i++) {
      fit += weights[i] * data.targets()[i];
    }
    double value =
        0.5 * (fit + logDeterminant(factor) + data.size() * Math.log(2 * Math.PI)) + prior(logs);
    if (gradient != null) {
      likelihoodGradient(parameters, factor.getSolver().getInverse().getData(), weights, gradient);
      addPriorGradient(logs, gradient);
    }
    return Double.isFinite(value) ? value : UNREACHABLE;
  }

  /** ½ tr((K⁻¹ − αα') ∂K/∂θ) for every θ. */
  private void likelihoodGradient(
      KernelParameters parameters, double[][] inverse, double[] weights, double[] gradient) {
    int d = gradient.length - 2;
    double[] sums = new double[d];
    double signal = 0;
    double trace = 0;
    double[] squares = new double[d];
    for (int i = 0; i < data.size(); i++) {
      double diagonal = inverse[i][i] - weights[i] * weights[i];
      trace += diagonal;
      for (int j = 0; j < i; j++) {
        double w = inverse[i][j] - weights[i] * weights[j];
        double r2 = groupSquares(parameters, data.inputs()[i], data.inputs()[j], squares);
        signal += w * Matern52.correlation(r2);
        // ∂r²/∂log ℓ = −2 r_g²; both triangles cancel the half before the trace.
        double slope = -2 * w * Matern52.derivative(r2);
        for (int g = 0; g < d; g++) {
          sums[g] += slope * squares[g];
        }
      }
    }
    for (int g = 0; g < d; g++) {
      gradient[g] = parameters.signalVariance() * sums[g];
    }
    gradient[d] = parameters.signalVariance() * (signal + trace / 2);
    gradient[d + 1] = parameters.noiseVariance() * trace / 2;
  }

  /** Fills the share of each group in r² and returns their sum. */
  private double groupSquares(
      KernelParameters parameters, double[] a, double[] b, double[] squares) {
    java.util.Arrays.fill(squares, 0);
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      int group = data.groups()[f];
      double difference = (a[f] - b[f]) / parameters.lengthscales()[group];
      squares[group] += difference * difference;
      sum += difference * difference;
    }
    return sum;
  }

  /** By the sum of logarithms: the determinant itself underflows. */
  private static double logDeterminant(CholeskyDecomposition factor) {
    RealMatrix l = factor.getL();
    double sum = 0;
    for (int i = 0; i < l.getRowDimension(); i++) {
      sum += 2 * Math.log(l.getEntry(i, i));
    }
    return sum;
  }

  private double prior(double[] logs) {
    double value = 0;
    for (int i = 0; i < logs.length; i++) {
      double z = (logs[i] - priorMean[i]) / priorDeviation[i];
      value += 0.5 * z * z;
    }
    return value;
  }

  private void addPriorGradient(double[] logs, double[] gradient) {
    for (int i = 0; i < logs.length; i++) {
      gradient[i] += (logs[i] - priorMean[i]) / (priorDeviation[i] * priorDeviation[i]);
    }
  }
}
