package org.hsicgpbo.trainers.training;

import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures a network on examples in one pass of large batches. */
final class Evaluation {
  private final InputShape shape;
  private final Task task;
  private final int batchSize;

  /**
   * An evaluation of networks on a problem.
   *
   * @param shape of an input, as the network takes it
   * @param batchSize most examples of one batch
   */
  Evaluation(Dataset data, InputShape shape, int batchSize) {
    this.shape = shape;
    this.task = data.task();
    this.batchSize = batchSize;
  }

  /** The network's figures on the examples. */
  Measurement measure(Network network, Examples examples) {
    int[] order = Order.natural(examples.size());
    Measure measure = Measure.of(task);
    int size = Math.min(batchSize, examples.size());
    int rest = examples.size() % size;
    int whole = examples.size() - rest;
    try (Batch batch = new Batch(size, shape, task.outputs())) {
      for (int from = 0; from < whole; from += size) {
        add(network, examples, order, from, batch, measure);
      }
    }
    if (rest > 0) {
      try (Batch batch = new Batch(rest, shape, task.outputs())) {
        add(network, examples, order, whole, batch, measure);
      }
    }
    return measure.result();
  }

  private static void add(
      Network network, Examples examples, int[] order, int from, Batch batch, Measure measure) {
    batch.fill(examples, order, from);
    INDArray output = network.output(batch.inputs());
    measure.add(numbers(output), batch.targetNumbers());
    output.close();
  }

  private static float[] numbers(INDArray output) {
    return output.ordering() == 'c' && !output.isView()
        ? output.data().asFloat()
        : output.dup('c').data().asFloat();
  }
}
