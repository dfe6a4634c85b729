package org.hsicgpbo.trainers.training;

import java.nio.FloatBuffer;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.InputShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays for one batch that are filled again and again: nothing is allocated from batch to batch.
 */
final class Batch implements AutoCloseable {
  private final int size;
  private final float[] inputNumbers;
  private final float[] targetNumbers;
  private final INDArray inputs;
  private final INDArray targets;
  private final FloatBuffer inputBuffer;
  private final FloatBuffer targetBuffer;

  /**
   * Arrays for batches of one size.
   *
   * @param size examples
   * @param shape of an input
   * @param outputs numbers of a target
   */
  Batch(int size, InputShape shape, int outputs) {
    this.size = size;
    inputNumbers = new float[Math.multiplyExact(size, shape.size())];
    targetNumbers = new float[Math.multiplyExact(size, outputs)];
    inputs =
        shape instanceof InputShape.Image image
            ? Nd4j.create(DataType.FLOAT, size, image.channels(), image.height(), image.width())
            : Nd4j.create(DataType.FLOAT, size, shape.size());
    targets = Nd4j.create(DataType.FLOAT, size, outputs);
    inputBuffer = inputs.data().asNioFloat();
    targetBuffer = targets.data().asNioFloat();
  }

  /** How many examples it holds. */
  int size() {
    return size;
  }

  /** Inputs of the examples that were filled in, [size, …]. */
  INDArray inputs() {
    return inputs;
  }

  /** Targets of the examples that were filled in, [size, outputs]. */
  INDArray targets() {
    return targets;
  }

  /** The targets as numbers, one example after another. */
  float[] targetNumbers() {
    return targetNumbers;
  }

  /** Takes {@code size} examples as they are. */
  void fill(Examples examples, int[] rows, int from) {
    fill(examples, rows, from, BatchChange.NONE);
  }

  /** Takes {@code size} examples and changes them. */
  void fill(Examples examples, int[] rows, int from, BatchChange change) {
    examples.inputs(rows, from, from + size, inputNumbers);
    examples.targets(rows, from, from + size, targetNumbers);
    change.apply(inputNumbers, targetNumbers, size);
    inputBuffer.put(0, inputNumbers);
    targetBuffer.put(0, targetNumbers);
  }

  @Override
  public void close() {
    inputs.close();
    targets.close();
  }
}
