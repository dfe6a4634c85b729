package org.hsicgpbo.trainers.network.perceptron;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of each unit, with Deeplearning4j's numbers: factors
 * γ, summands β, running means, and decimal logarithms of running standard deviations.
 *
 * @param outputs how many units
 * @param at index of the first factor
 */
record NormLayer(int outputs, int at) implements PerceptronLayer {
  /** Index of the first summand. */
  int summandsAt() {
    return at + outputs;
  }

  /** Index of the first running mean. */
  int meansAt() {
    return at + 2 * outputs;
  }

  /** Index of the first logarithm of a standard deviation. */
  int deviationsAt() {
    return at + 3 * outputs;
  }

  @Override
  public int end() {
    return at + 4 * outputs;
  }

  /** Means and deviations follow the batches, not the optimizer. */
  @Override
  public int trainedEnd() {
    return meansAt();
  }
}
