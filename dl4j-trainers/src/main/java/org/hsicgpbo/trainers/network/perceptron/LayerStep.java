package org.hsicgpbo.trainers.network.perceptron;

import java.util.SplittableRandom;

/**
 * The part of a step that one layer has. It reads {@link LayerNumbers} of layers before it and
 * writes those of its own.
 */
sealed interface LayerStep permits DenseStep, NormStep, SumStep {
  /**
   * Values in training.
   *
   * @param rows how many examples
   * @param random for what dropout drops
   */
  void forward(int rows, SplittableRandom random);

  /** Values in use: nothing is dropped, and running means are taken for those of the batch. */
  void predict(int rows);

  /** From the slopes of the loss by its values to those by its parameters and inputs. */
  void backward(int rows);

  /** What it writes. */
  LayerNumbers numbers();
}
