package org.hsicgpbo.trainers.network.perceptron;

/**
 * A residual connection (He et al. 2016): the layer before it and an earlier one, added.
 *
 * @param outputs of each of the two
 * @param other index of the earlier layer
 * @param at index that a parameter would have; there is none
 */
record SumLayer(int outputs, int other, int at) implements PerceptronLayer {
  @Override
  public int end() {
    return at;
  }

  @Override
  public int trainedEnd() {
    return at;
  }
}
