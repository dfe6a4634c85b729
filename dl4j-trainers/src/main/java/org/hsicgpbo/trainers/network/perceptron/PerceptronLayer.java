package org.hsicgpbo.trainers.network.perceptron;

/**
 * What a perceptron is made of. Each reads the one before it; their parameters lie one after
 * another among all parameters, in Deeplearning4j's order.
 */
public sealed interface PerceptronLayer permits DenseLayer, NormLayer, SumLayer {
  /** How many numbers it gives for each example. */
  int outputs();

  /** Index of its first parameter. */
  int at();

  /** Index after its last parameter. */
  int end();

  /** Index after the last of its first parameters that the optimizer changes. */
  int trainedEnd();
}
