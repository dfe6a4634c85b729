package org.hsicgpbo.trainers.network.perceptron;

/**
 * A dense layer: the weights of one unit after those of another, then the biases.
 *
 * @param inputs how many
 * @param outputs how many
 * @param at index of the first weight
 * @param curve what is done to each sum
 * @param kept share of the inputs that dropout keeps, 1 without dropout
 */
record DenseLayer(int inputs, int outputs, int at, Curve curve, double kept)
    implements PerceptronLayer {
  /** How many weights. */
  int weights() {
    return inputs * outputs;
  }

  /** Index of the first bias, which is the index after the last weight. */
  int biasesAt() {
    return at + weights();
  }

  @Override
  public int end() {
    return biasesAt() + outputs;
  }

  @Override
  public int trainedEnd() {
    return end();
  }

  /** Whether some inputs are dropped in training. */
  boolean drops() {
    return kept < 1;
  }
}
