package org.hsicgpbo.trainers.training;

import org.hsicgpbo.trainers.problem.RegressionData;
import org.hsicgpbo.trainers.problem.Split;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The data of a problem as ND4J arrays, made once and used by all trials of a worker.
 *
 * @param train training examples
 * @param validation validation examples
 * @param test test examples
 */
record TrainingArrays(Pair train, Pair validation, Pair test) {

  /**
   * Inputs and targets, a row an example.
   *
   * @param inputs [examples, inputs]
   * @param targets [examples, outputs]
   */
  record Pair(INDArray inputs, INDArray targets) {}

  static TrainingArrays of(RegressionData data) {
    Standardiser inputs =
        data.standardise()
            ? Standardiser.fit(data.train().inputs())
            : Standardiser.identity(data.inputs());
    Standardiser targets =
        data.standardise()
            ? Standardiser.fit(data.train().targets())
            : Standardiser.identity(data.outputs());
    return new TrainingArrays(
        pair(data.train(), inputs, targets),
        pair(data.validation(), inputs, targets),
        pair(data.test(), inputs, targets));
  }

  private static Pair pair(Split split, Standardiser inputs, Standardiser targets) {
    int n = split.size();
    return new Pair(
        Nd4j.createFromArray(inputs.apply(split.inputs())).reshape('c', n, inputs.mean().length),
        Nd4j.createFromArray(targets.apply(split.targets()))
            .reshape('c', n, targets.mean().length));
  }
}
