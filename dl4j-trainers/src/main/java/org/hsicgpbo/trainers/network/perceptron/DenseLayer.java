package org.hsicgpbo.trainers.network.perceptron;

/**
 * A dense layer and where its numbers lie among all parameters: the weights of one unit after those
 * of another, then the biases, as Deeplearning4j orders them.
 *
 * @param inputs how many
 * @param outputs how many
 * @param weightsAt index of the first weight
 * @param curve what is done to each sum
 * @param kept share of the inputs that dropout keeps, 1 without dropout
 */
record DenseLayer(int inputs, int outputs, int weightsAt, Curve curve, double kept) {
  /** How many weights. */
  int weights() {
    return inputs * outputs;
  }

  /** Index of the first bias, which is the index after the last weight. */
  int biasesAt() {
    return weightsAt + weights();
  }

  /** Index after the last bias. */
  int end() {
    return biasesAt() + outputs;
  }

  /** Whether some inputs are dropped in training. */
  boolean drops() {
    return kept < 1;
  }
}
