package org.hsicgpbo.trainers.training;

import java.util.HashMap;
import java.util.Map;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.dl4j.Network;

/** Measures a network on examples in one pass of large batches. */
final class Evaluation implements AutoCloseable {
  private final InputShape shape;
  private final Task task;
  private final int batchSize;
  private final Map<Integer, Batch> batches = new HashMap<>();

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
    for (int from = 0; from < whole; from += size) {
      add(network, examples, order, from, batch(size), measure);
    }
    if (rest > 0) {
      add(network, examples, order, whole, batch(rest), measure);
    }
    return measure.result();
  }

  /** The arrays of the last examples fit those of the next epoch. */
  private Batch batch(int size) {
    return batches.computeIfAbsent(size, it -> new Batch(it, shape, task.outputs()));
  }

  private static void add(
      Network network, Examples examples, int[] order, int from, Batch batch, Measure measure) {
    batch.fill(examples, order, from);
    measure.add(network.outputs(batch.inputs()), batch.targetNumbers());
  }

  @Override
  public void close() {
    batches.values().forEach(Batch::close);
    batches.clear();
  }
}
