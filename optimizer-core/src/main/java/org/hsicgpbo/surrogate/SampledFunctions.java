package org.hsicgpbo.surrogate;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Functions drawn from a posterior, each then taken as known without noise at the observed inputs.
 * Between the inputs each is a Gaussian process of its own mean; their variance is one and the
 * same, because it does not depend on the values. The draws follow Matheron's rule (Wilson et al.
 * 2020, "Efficiently sampling functions from Gaussian process posteriors", eq. 11). One instance
 * must not be used by two threads.
 */
public final class SampledFunctions {
  /** Noise that is left, as a share of the variance of the function: for conditioning alone. */
  private static final double REMAINING_NOISE = 1e-6;

  private final GaussianProcess exact;
  private final double[][] weights;
  private final double[] lowest;

  private SampledFunctions(GaussianProcess exact, double[][] weights, double[] lowest) {
    this.exact = exact;
    this.weights = weights;
    this.lowest = lowest;
  }

  /**
   * Draws functions, the lowest value of each being that at any observed input.
   *
   * @param count how many, at least 1
   */
  public static SampledFunctions draw(GaussianProcess process, int count, RandomGenerator random) {
    return draw(process, input -> true, count, random);
  }

  /**
   * Draws functions: O(n³) operations once and O(n²) for each.
   *
   * @param counted at which observed inputs the {@link #lowest} value is looked for, at least one
   *     of them: those of another task are no values of the function that is minimised
   * @param count how many, at least 1
   */
  public static SampledFunctions draw(
      GaussianProcess process, Predicate<double[]> counted, int count, RandomGenerator random) {
    KernelParameters parameters = process.parameters();
    GaussianProcess exact =
        new GaussianProcess(
            process.data(), parameters.withNoise(REMAINING_NOISE * parameters.priorVariance()));
    double[][] inputs = process.data().inputs();
    int[] places = IntStream.range(0, inputs.length).filter(i -> counted.test(inputs[i])).toArray();
    if (places.length == 0) {
      throw new IllegalArgumentException(
          "None of the %d observed inputs counts for the lowest value.".formatted(inputs.length));
    }
    double[][] weights = new double[count][];
    double[] lowest = new double[count];
    for (int s = 0; s < count; s++) {
      double[] values = values(process, exact, random, inputs.length);
      lowest[s] = IntStream.of(places).mapToDouble(i -> values[i]).min().orElseThrow();
      weights[s] = exact.factor().solve(values);
    }
    return new SampledFunctions(exact, weights, lowest);
  }

  /** One function at the observed inputs: f₀ + K (K + σ²I)⁻¹ (y − f₀ − ε). */
  private static double[] values(
      GaussianProcess process, GaussianProcess exact, RandomGenerator random, int n) {
    double[] values = exact.factor().colour(standardNormal(random, n));
    double noise = Math.sqrt(process.parameters().noiseVariance());
    double[] residual = process.data().targets().clone();
    for (int i = 0; i < n; i++) {
      residual[i] -= values[i] + noise * random.nextGaussian();
    }
    double[] correction = exact.factor().covarianceTimes(process.factor().solve(residual));
    for (int i = 0; i < n; i++) {
      values[i] += correction[i];
    }
    return values;
  }

  private static double[] standardNormal(RandomGenerator random, int n) {
    double[] normal = new double[n];
    java.util.Arrays.setAll(normal, i -> random.nextGaussian());
    return normal;
  }

  /** How many functions there are. */
  public int count() {
    return weights.length;
  }

  /** The lowest value of a function at the observed inputs that count. */
  public double lowest(int function) {
    return lowest[function];
  }

  /**
   * All functions at an input.
   *
   * @param means one for each function
   * @param variance of each of them
   */
  public record Predictions(double[] means, double variance) {}

  /** Means and variance at an input: O(n²) operations. */
  public Predictions predict(double[] input) {
    double[] covariances = exact.covariances(input);
    double[] means = new double[weights.length];
    for (int s = 0; s < means.length; s++) {
      for (int i = 0; i < covariances.length; i++) {
        means[s] += covariances[i] * weights[s][i];
      }
    }
    return new Predictions(means, exact.predict(input).variance());
  }

  /**
   * The gradient by the features of the input of Σ_s byMean_s · mean_s + byVariance · variance:
   * O(n²) operations.
   */
  public double[] gradient(double[] input, double[] byMean, double byVariance) {
    double[] combined = new double[exact.data().size()];
    for (int s = 0; s < byMean.length; s++) {
      for (int i = 0; i < combined.length; i++) {
        combined[i] += byMean[s] * weights[s][i];
      }
    }
    double[] gradient = exact.slope(input).varianceGradient();
    for (int f = 0; f < gradient.length; f++) {
      gradient[f] *= byVariance;
    }
    exact.addMeanGradient(input, combined, gradient);
    return gradient;
  }
}
