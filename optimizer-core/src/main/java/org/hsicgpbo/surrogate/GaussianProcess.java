package org.hsicgpbo.surrogate;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The posterior of a Gaussian process of mean 0 given observations (Rasmussen and Williams 2006,
 * algorithm 2.1). Immutable.
 */
public final class GaussianProcess {
  private final TrainingSet data;
  private final KernelParameters parameters;
  private final double[] weights;
  private final double[][] lower;

  /**
   * A prediction of the function itself, without noise.
   *
   * @param mean posterior mean
   * @param variance posterior variance, above 0
   */
  public record Prediction(double mean, double variance) {
    /** Square root of the variance. */
    public double standardDeviation() {
      return Math.sqrt(variance);
    }
  }

  /** The posterior of the observations under fixed parameters. */
  public GaussianProcess(TrainingSet data, KernelParameters parameters) {
    this.data = data;
    this.parameters = parameters;
    CholeskyDecomposition factor =
        Covariance.factor(
            Covariance.of(data, parameters),
            parameters.signalVariance() + parameters.noiseVariance());
    this.weights = factor.getSolver().solve(new ArrayRealVector(data.targets())).toArray();
    RealMatrix l = factor.getL();
    int n = data.size();
    // Rows of L as plain arrays: predictions are forward substitutions of one vector, too small for
    // a call into BLAS.
    this.lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        lower[i][j] = l.getEntry(i, j);
      }
    }
  }

  /** The parameters of its kernel. */
  public KernelParameters parameters() {
    return parameters;
  }

  /** Its observations. */
  public TrainingSet data() {
    return data;
  }

  /** Mean and variance at the input: O(n²) operations. */
  public Prediction predict(double[] input) {
    int n = data.size();
    double[] solved = new double[n];
    double mean = 0;
    double explained = 0;
    for (int i = 0; i < n; i++) {
      double r2 = parameters.squaredDistance(input, data.inputs()[i], data.groups());
      double k = parameters.signalVariance() * Matern52.correlation(r2);
      mean += k * weights[i];
      double[] row = lower[i];
      double rest = k;
      for (int j = 0; j < i; j++) {
        rest -= row[j] * solved[j];
      }
      solved[i] = rest / row[i];
      explained += solved[i] * solved[i];
    }
    double floor = 1e-12 * parameters.signalVariance();
    return new Prediction(mean, Math.max(floor, parameters.signalVariance() - explained));
  }

  /** The mean alone: O(n) operations. */
  public double mean(double[] input) {
    double mean = 0;
    for (int i = 0; i < data.size(); i++) {
      double r2 = parameters.squaredDistance(input, data.inputs()[i], data.groups());
      mean += parameters.signalVariance() * Matern52.correlation(r2) * weights[i];
    }
    return mean;
  }

  /** The posterior after one more observation, under the same parameters. */
  public GaussianProcess with(double[] input, double target) {
    return new GaussianProcess(data.with(input, target), parameters);
  }
}
