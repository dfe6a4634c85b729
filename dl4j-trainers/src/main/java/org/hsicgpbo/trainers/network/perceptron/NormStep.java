package org.hsicgpbo.trainers.network.perceptron;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Batch normalisation y = γ (x − m) / √(v + ε) + β of each unit, with mean and variance of the
 * batch in training and running ones in use (Ioffe and Szegedy 2015, algorithms 1 and 2).
 *
 * <p>Running numbers move by a tenth of the way to those of each batch. As Deeplearning4j does it,
 * their moves are written where other parameters have gradients and are taken off as they are. A
 * running variance below 1e-30 counts as 1e-30, which ε hides: that of a unit that gives nothing
 * but zeros would fall into the range of {@link Tiny}.
 */
final class NormStep implements LayerStep {
  /** Deeplearning4j's ε. */
  private static final float EPSILON = 1e-5f;

  /** Share that running numbers keep of themselves, Deeplearning4j's. */
  private static final double DECAY = 0.9;

  private static final double LOG_10 = Math.log(10);

  private final NormLayer layer;
  private final float[] parameters;
  private final float[] gradient;
  private final LayerNumbers before;
  private final LayerNumbers numbers;

  /** Of each example and unit (x − m) / √(v + ε). */
  private final float[] standard;

  private final float[] means;
  private final float[] variances;

  /** Of each unit 1 / √(v + ε). */
  private final float[] scales;

  private final float[] slopes;
  private final float[] slants;

  /**
   * A layer's part.
   *
   * @param parameters all of the network
   * @param gradient likewise
   * @param before numbers of the layer before it
   * @param numbers its own
   * @param rows most examples of a batch
   */
  NormStep(
      NormLayer layer,
      float[] parameters,
      float[] gradient,
      LayerNumbers before,
      LayerNumbers numbers,
      int rows) {
    this.layer = layer;
    this.parameters = parameters;
    this.gradient = gradient;
    this.before = before;
    this.numbers = numbers;
    int units = layer.outputs();
    standard = new float[rows * units];
    means = new float[units];
    variances = new float[units];
    scales = new float[units];
    slopes = new float[units];
    slants = new float[units];
  }

  @Override
  public LayerNumbers numbers() {
    return numbers;
  }

  @Override
  public void forward(int rows, SplittableRandom random) {
    observe(rows);
    float[] values = numbers.values().heap();
    int units = layer.outputs();
    int factors = layer.at();
    int summands = layer.summandsAt();
    for (int start = 0; start < rows * units; start += units) {
      for (int k = 0; k < units; k++) {
        float some = standard[start + k] * scales[k];
        standard[start + k] = some;
        values[start + k] = parameters[factors + k] * some + parameters[summands + k];
      }
    }
  }

  /** Means, variances, and the distances from the means. */
  private void observe(int rows) {
    float[] inputs = before.values().heap();
    int units = layer.outputs();
    int count = rows * units;
    Arrays.fill(means, 0);
    for (int start = 0; start < count; start += units) {
      for (int k = 0; k < units; k++) {
        means[k] += inputs[start + k];
      }
    }
    for (int k = 0; k < units; k++) {
      means[k] /= rows;
    }
    Arrays.fill(variances, 0);
    for (int start = 0; start < count; start += units) {
      for (int k = 0; k < units; k++) {
        float distance = inputs[start + k] - means[k];
        standard[start + k] = distance;
        variances[k] += distance * distance;
      }
    }
    for (int k = 0; k < units; k++) {
      variances[k] /= rows;
      scales[k] = (float) (1 / Math.sqrt(variances[k] + EPSILON));
    }
  }

  @Override
  public void predict(int rows) {
    int units = layer.outputs();
    for (int k = 0; k < units; k++) {
      double variance = variance(parameters[layer.deviationsAt() + k]);
      scales[k] = (float) (parameters[layer.at() + k] / Math.sqrt(variance + EPSILON));
    }
    int centres = layer.meansAt();
    int summands = layer.summandsAt();
    float[] inputs = before.values().heap();
    float[] values = numbers.values().heap();
    for (int start = 0; start < rows * units; start += units) {
      for (int k = 0; k < units; k++) {
        float distance = inputs[start + k] - parameters[centres + k];
        values[start + k] = scales[k] * distance + parameters[summands + k];
      }
    }
  }

  /**
   * With D the slopes by y and s = (x − m) / √(v + ε): Σ D s by γ, Σ D by β, and γ / √(v + ε) (D −
   * mean(D) − s mean(D s)) by x.
   */
  @Override
  public void backward(int rows) {
    float[] deltas = numbers.deltas().heap();
    float[] wanted = before.deltas().heap();
    int units = layer.outputs();
    int count = rows * units;
    Arrays.fill(slopes, 0);
    Arrays.fill(slants, 0);
    for (int start = 0; start < count; start += units) {
      for (int k = 0; k < units; k++) {
        slopes[k] += deltas[start + k];
        slants[k] += deltas[start + k] * standard[start + k];
      }
    }
    System.arraycopy(slants, 0, gradient, layer.at(), units);
    System.arraycopy(slopes, 0, gradient, layer.summandsAt(), units);
    moveRunningNumbers();
    for (int k = 0; k < units; k++) {
      slopes[k] /= rows;
      slants[k] /= rows;
      scales[k] *= parameters[layer.at() + k];
    }
    for (int start = 0; start < count; start += units) {
      for (int k = 0; k < units; k++) {
        wanted[start + k] =
            scales[k] * (deltas[start + k] - slopes[k] - standard[start + k] * slants[k]);
      }
    }
  }

  private void moveRunningNumbers() {
    for (int k = 0; k < layer.outputs(); k++) {
      float mean = parameters[layer.meansAt() + k];
      gradient[layer.meansAt() + k] = (float) (1 - DECAY) * (mean - means[k]);
      float deviation = parameters[layer.deviationsAt() + k];
      double variance = DECAY * variance(deviation) + (1 - DECAY) * variances[k];
      gradient[layer.deviationsAt() + k] =
          deviation - (float) (Math.log(Math.max(Tiny.SQUARE, variance)) / (2 * LOG_10));
    }
  }

  /** The variance of a standard deviation that is known by its decimal logarithm. */
  private static double variance(float logarithm) {
    return Math.exp(2 * LOG_10 * logarithm);
  }
}
