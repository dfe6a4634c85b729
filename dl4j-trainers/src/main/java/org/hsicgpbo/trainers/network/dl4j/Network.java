package org.hsicgpbo.trainers.network.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network in training or in use. For one thread; its arrays lie outside the Java heap. */
public interface Network extends AutoCloseable {
  /**
   * One step of the optimizer.
   *
   * @param inputs [examples, numbers] or [examples, channels, height, width]
   * @param targets [examples, outputs]
   * @return the loss of the batch before the step, with the penalties of l1 and l2
   */
  double fit(INDArray inputs, INDArray targets);

  /** The outputs [examples, outputs], without dropout; the caller closes them. */
  INDArray output(INDArray inputs);

  /**
   * The same outputs as numbers, one example after another, by the quickest way.
   *
   * @param inputs an array that is no view
   */
  default float[] outputs(INDArray inputs) {
    try (INDArray output = output(inputs)) {
      return output.ordering() == 'c' && !output.isView()
          ? output.data().asFloat()
          : output.dup('c').data().asFloat();
    }
  }

  /** All parameters, [1, parameters]: the very array that the network uses. */
  INDArray parameters();

  /** What the optimizer keeps, the very array that it uses; empty [0] if it keeps nothing. */
  INDArray updaterState();

  /**
   * Sets the clock by which schedules and optimizers go.
   *
   * @param iteration iterations done
   * @param epoch epochs done
   */
  void setClock(int iteration, int epoch);

  /** How many iterations are done. */
  int iteration();

  /** Writes the network as a zip of DL4J, with the state of its optimizer. */
  void save(Path file) throws IOException;

  /** Returns the native memory. */
  @Override
  void close();
}
