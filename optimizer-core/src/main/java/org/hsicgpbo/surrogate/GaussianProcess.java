package org.hsicgpbo.surrogate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private final CholeskyFactor factor;

  /** K⁻¹ y. */
  private final double[] weights;

  /** Whoever asks for a slope has often asked for the prediction there just before. */
  private @Nullable Solved last;

  /**
   * What a prediction is made of.
   *
   * @param halfway L⁻¹ k
   */
  private record Solved(double[] input, Prediction prediction, double[] halfway) {}

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
    this(data, parameters, Covariance.lower(data, parameters));
  }

  private GaussianProcess(TrainingSet data, KernelParameters parameters, CholeskyFactor factor) {
    this(data, parameters, factor, factor.solve(data.targets()));
  }

  private GaussianProcess(
      TrainingSet data, KernelParameters parameters, CholeskyFactor factor, double[] weights) {
    this.data = data;
    this.parameters = parameters;
    this.kernel = new ArdKernel(parameters, data.groups());
    this.factor = factor;
    this.weights = weights;
  }

  /** Of the covariance of the observations with noise. */
  CholeskyFactor factor() {
    return factor;
  }

  /** Covariances of the function at the input with the function at each observed input. */
  double[] covariances(double[] input) {
    double[] covariances = new double[data.size()];
    for (int i = 0; i < covariances.length; i++) {
      covariances[i] = kernel.value(input, data.inputs()[i]);
    }
    return covariances;
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
    return solved(input).prediction();
  }

  private Solved solved(double[] input) {
    Solved known = last;
    if (known != null && Arrays.equals(known.input(), input)) {
      return known;
    }
    double[] solved = new double[data.size()];
    double mean = 0;
    for (int i = 0; i < solved.length; i++) {
      solved[i] = kernel.value(input, data.inputs()[i]);
      mean += solved[i] * weights[i];
    }
    factor.eliminate(solved);
    double explained = 0;
    for (double value : solved) {
      explained += value * value;
    }
    Solved result = new Solved(input.clone(), prediction(mean, explained), solved);
    last = result;
    return result;
  }

  private Prediction prediction(double mean, double explained) {
    double prior = parameters.priorVariance();
    return new Prediction(mean, Math.max(SMALLEST_VARIANCE * prior, prior - explained));
  }

  /**
   * What {@link #predict} says of each input, to the last bit, in a third of the time or less where
   * there are many inputs and observations.
   *
   * @param inputs [k][features]
   */
  public Prediction[] predictAll(double[][] inputs) {
    Prediction[] predictions = new Prediction[inputs.length];
    for (int from = 0; from < inputs.length; from += CholeskyFactor.PANEL) {
      int to = Math.min(from + CholeskyFactor.PANEL, inputs.length);
      predictPanel(Arrays.copyOfRange(inputs, from, to), predictions, from);
    }
    return predictions;
  }

  private void predictPanel(double[][] inputs, Prediction[] predictions, int from) {
    double[] means = new double[inputs.length];
    double[][] panel = new double[data.size()][inputs.length];
    for (int i = 0; i < panel.length; i++) {
      for (int k = 0; k < inputs.length; k++) {
        panel[i][k] = kernel.value(inputs[k], data.inputs()[i]);
        means[k] += panel[i][k] * weights[i];
      }
    }
    factor.eliminate(panel);
    double[] explained = new double[inputs.length];
    for (double[] row : panel) {
      for (int k = 0; k < inputs.length; k++) {
        explained[k] += row[k] * row[k];
      }
    }
    for (int k = 0; k < inputs.length; k++) {
      predictions[from + k] = prediction(means[k], explained[k]);
    }
  }

  /** Mean and variance with their gradients: O(n²) operations. */
  public Slope slope(double[] input) {
    Solved halfway = solved(input);
    double[] solved = halfway.halfway().clone();
    factor.backSubstitute(solved);
    double[] mean = new double[input.length];
    double[] variance = new double[input.length];
    for (int i = 0; i < solved.length; i++) {
      kernel.addInputGradients(input, data.inputs()[i], weights[i], mean, -2 * solved[i], variance);
    }
    return new Slope(halfway.prediction(), mean, variance);
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

  /** The posterior after one more observation, under the same parameters: O(n²) operations. */
  public GaussianProcess with(double[] input, double target) {
    return with(new double[][] {input}, new double[] {target});
  }

  /**
   * The posterior after m more observations, under the same parameters: the factor grows by a
   * block, O(m n²) operations; the rows before it are shared.
   *
   * @param inputs [m][features]
   * @param targets [m]
   */
  public GaussianProcess with(double[][] inputs, double[] targets) {
    TrainingSet more = data.with(inputs, targets);
    return with(more, grownTo(factor, more.inputs()));
  }

  /** The posterior of other observations under the same parameters. */
  GaussianProcess with(TrainingSet others, CholeskyFactor itsFactor) {
    return new GaussianProcess(others, parameters, itsFactor);
  }

  /**
   * The posterior after m more observations that are equal to the mean at their inputs (Kriging
   * believer, Ginsbourger et al. 2010): the mean stays what it is, the variance falls. Which of
   * them comes first makes no difference, and one after the other is the same as all at once.
   *
   * @param inputs [m][features]
   */
  public GaussianProcess believing(double[][] inputs) {
    double[] none = new double[inputs.length];
    TrainingSet unknown = data.with(inputs, none);
    return believing(
        unknown, grownTo(factor, unknown.inputs()), Arrays.copyOf(weights, unknown.size()));
  }

  /** A factor of some inputs, grown to that of more under the parameters of this process. */
  CholeskyFactor grownTo(CholeskyFactor known, double[][] inputs) {
    return known.grownTo(inputs, kernel, parameters.totalVariance());
  }

  /**
   * The posterior of known observations and of others at the mean: these have no weight in it.
   *
   * @param unknown all inputs; the targets are not looked at
   * @param itsFactor of all of them
   * @param itsWeights 0 for what is believed
   */
  GaussianProcess believing(TrainingSet unknown, CholeskyFactor itsFactor, double[] itsWeights) {
    // K K⁻¹ y: what is observed comes back, and at the other inputs is the mean.
    double[] targets = itsFactor.covarianceTimes(itsWeights);
    TrainingSet all = new TrainingSet(unknown.inputs(), targets, unknown.groups());
    return new GaussianProcess(all, parameters, itsFactor, itsWeights);
  }

  /** K⁻¹ y. */
  double[] weights() {
    return weights;
  }

  /**
   * The logarithm of the density of each observation given all others, summed (Rasmussen and
   * Williams 2006, eq. 5.10 to 5.12): how well the model predicts. O(n³) operations.
   */
  public double leaveOneOutLogDensity() {
    int n = data.size();
    double[] precision = factor.inverseDiagonal();
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
