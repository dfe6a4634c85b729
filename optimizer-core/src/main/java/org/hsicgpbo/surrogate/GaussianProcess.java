package org.hsicgpbo.surrogate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The posterior of a Gaussian process of mean 0 given observations (Rasmussen and Williams 2006,
 * algorithm 2.1). One instance must not be used by two threads.
 */
public final class GaussianProcess {
  /** Share of the prior variance below which a variance is rounding only. */
  private static final double SMALLEST_VARIANCE = 1e-12;

  private final TrainingSet data;
  private final KernelParameters parameters;
  private final ArdKernel kernel;

  /** Rows of the Cholesky factor, each up to its diagonal. */
  private final double[][] lower;

  /** L⁻¹ y. */
  private final double[] whitened;

  /** K⁻¹ y. */
  private final double[] weights;

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

  /**
   * A prediction with its gradients.
   *
   * @param prediction mean and variance
   * @param meanGradient of the mean by the features of the input
   * @param varianceGradient of the variance by the features of the input
   */
  public record Slope(Prediction prediction, double[] meanGradient, double[] varianceGradient) {}

  /**
   * The posterior of the observations under fixed parameters.
   *
   * @throws ArithmeticException if the covariance has no Cholesky factor
   */
  public GaussianProcess(TrainingSet data, KernelParameters parameters) {
    this(data, parameters, factor(data, parameters));
  }

  private static double[][] factor(TrainingSet data, KernelParameters parameters) {
    LinearSolverDense<DMatrixRMaj> solver = Covariance.factor(data, parameters);
    return Covariance.lowerRows(solver, data.size());
  }

  private GaussianProcess(TrainingSet data, KernelParameters parameters, double[][] lower) {
    this.data = data;
    this.parameters = parameters;
    this.kernel = new ArdKernel(parameters, data.groups());
    this.lower = lower;
    this.whitened = data.targets().clone();
    for (int i = 0; i < whitened.length; i++) {
      whitened[i] = eliminate(i, whitened);
    }
    this.weights = whitened.clone();
    backSubstitute(weights);
  }

  /** K⁻¹ v, where K is the covariance of the observations with noise. */
  double[] solve(double[] v) {
    double[] solved = v.clone();
    for (int i = 0; i < solved.length; i++) {
      solved[i] = eliminate(i, solved);
    }
    backSubstitute(solved);
    return solved;
  }

  /** L v: independent standard normal numbers become a draw of covariance K = LL'. */
  double[] colour(double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j <= i; j++) {
        product[i] += lower[i][j] * v[j];
      }
    }
    return product;
  }

  /** K v. */
  double[] covarianceTimes(double[] v) {
    double[] halfway = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j <= i; j++) {
        halfway[j] += lower[i][j] * v[i];
      }
    }
    return colour(halfway);
  }

  /** Covariances of the function at the input with the function at each observed input. */
  double[] covariances(double[] input) {
    double[] covariances = new double[data.size()];
    for (int i = 0; i < covariances.length; i++) {
      covariances[i] = kernel.value(input, data.inputs()[i]);
    }
    return covariances;
  }

  /** Entry i of L⁻¹ v, where the entries before it are already those of the result. */
  private double eliminate(int i, double[] v) {
    double[] row = lower[i];
    double rest = v[i];
    for (int j = 0; j < i; j++) {
      rest -= row[j] * v[j];
    }
    return rest / row[i];
  }

  /** From v to L'⁻¹ v, by rows of L. */
  private void backSubstitute(double[] v) {
    for (int i = v.length - 1; i >= 0; i--) {
      double[] row = lower[i];
      v[i] /= row[i];
      for (int j = 0; j < i; j++) {
        v[j] -= row[j] * v[i];
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
    return predict(input, new double[data.size()]);
  }

  /** Leaves L⁻¹ k in {@code solved}. */
  private Prediction predict(double[] input, double[] solved) {
    double mean = 0;
    double explained = 0;
    for (int i = 0; i < solved.length; i++) {
      solved[i] = kernel.value(input, data.inputs()[i]);
      mean += solved[i] * weights[i];
      solved[i] = eliminate(i, solved);
      explained += solved[i] * solved[i];
    }
    double prior = parameters.priorVariance();
    return new Prediction(mean, Math.max(SMALLEST_VARIANCE * prior, prior - explained));
  }

  /** Mean and variance with their gradients: O(n²) operations. */
  public Slope slope(double[] input) {
    double[] solved = new double[data.size()];
    Prediction prediction = predict(input, solved);
    backSubstitute(solved);
    double[] mean = new double[input.length];
    double[] variance = new double[input.length];
    for (int i = 0; i < solved.length; i++) {
      kernel.addInputGradient(input, data.inputs()[i], weights[i], mean);
      kernel.addInputGradient(input, data.inputs()[i], -2 * solved[i], variance);
    }
    return new Slope(prediction, mean, variance);
  }

  /** The mean alone: O(n) operations. */
  public double mean(double[] input) {
    double mean = 0;
    for (int i = 0; i < data.size(); i++) {
      mean += kernel.value(input, data.inputs()[i]) * weights[i];
    }
    return mean;
  }

  /** The gradient of the mean by the features of the input: O(n) operations. */
  public double[] meanGradient(double[] input) {
    double[] gradient = new double[input.length];
    addMeanGradient(input, weights, gradient);
    return gradient;
  }

  /** Adds the gradient of the mean that other weights have. */
  void addMeanGradient(double[] input, double[] otherWeights, double[] gradient) {
    for (int i = 0; i < otherWeights.length; i++) {
      kernel.addInputGradient(input, data.inputs()[i], otherWeights[i], gradient);
    }
  }

  /**
   * The posterior after one more observation, under the same parameters: the factor grows by a row,
   * O(n²) operations; the rows before it are shared.
   */
  public GaussianProcess with(double[] input, double target) {
    int n = data.size();
    double[] row = new double[n + 1];
    double explained = 0;
    for (int i = 0; i < n; i++) {
      row[i] = kernel.value(input, data.inputs()[i]);
      row[i] = eliminate(i, row);
      explained += row[i] * row[i];
    }
    double total = parameters.totalVariance();
    row[n] = Math.sqrt(Math.max(SMALLEST_VARIANCE * total, total - explained));
    double[][] grown = java.util.Arrays.copyOf(lower, n + 1);
    grown[n] = row;
    return new GaussianProcess(data.with(input, target), parameters, grown);
  }

  /**
   * The logarithm of the density of each observation given all others, summed (Rasmussen and
   * Williams 2006, eq. 5.10 to 5.12): how well the model predicts. O(n³) operations.
   */
  public double leaveOneOutLogDensity() {
    int n = data.size();
    double[] precision = new double[n];
    for (int column = 0; column < n; column++) {
      // Column of L⁻¹; its squares add to the diagonal of K⁻¹.
      double[] solved = new double[n];
      solved[column] = 1;
      for (int i = column; i < n; i++) {
        solved[i] = eliminate(i, solved);
        precision[column] += solved[i] * solved[i];
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double residual = weights[i] / precision[i];
      sum +=
          0.5 * Math.log(precision[i])
              - 0.5 * Math.log(2 * Math.PI)
              - 0.5 * residual * residual * precision[i];
    }
    return sum;
  }
}
