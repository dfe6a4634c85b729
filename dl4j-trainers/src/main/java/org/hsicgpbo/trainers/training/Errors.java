package org.hsicgpbo.trainers.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far predictions are from targets.
 *
 * @param rootMeanSquare L2 error over all examples and outputs
 * @param maximum largest absolute difference
 */
record Errors(double rootMeanSquare, double maximum) {

  /** The errors of a network on examples, in one pass. */
  static Errors of(MultiLayerNetwork network, TrainingArrays.Pair pair) {
    float[] predicted = network.output(pair.inputs(), false).dup('c').data().asFloat();
    INDArray targets = pair.targets();
    float[] wanted = targets.data().asFloat();
    double squares = 0;
    double maximum = 0;
    for (int i = 0; i < wanted.length; i++) {
      double difference = (double) predicted[i] - wanted[i];
      squares += difference * difference;
      maximum = Math.max(maximum, Math.abs(difference));
    }
    return new Errors(Math.sqrt(squares / wanted.length), maximum);
  }
}
