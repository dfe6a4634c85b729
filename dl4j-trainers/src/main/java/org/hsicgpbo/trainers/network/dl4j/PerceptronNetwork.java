package org.hsicgpbo.trainers.network.dl4j;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.hsicgpbo.trainers.network.perceptron.PerceptronRecipe;
import org.hsicgpbo.trainers.network.perceptron.PerceptronStep;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A perceptron: its steps are computed beside Deeplearning4j, on the arrays of a Deeplearning4j
 * network that does all else.
 */
final class PerceptronNetwork implements Network {
  private final Dl4jNetwork network;
  private final IUpdater updater;
  private final PerceptronStep step;
  private int iteration;
  private double rate;
  private boolean isLoaded;

  /**
   * Takes the network over.
   *
   * @param updater from which the learning rate comes
   */
  PerceptronNetwork(Dl4jNetwork network, PerceptronRecipe recipe, IUpdater updater) {
    this.network = network;
    this.updater = updater;
    // Deeplearning4j makes its array of gradients when it makes its updater.
    FloatBuffer state = buffer(network.updaterState());
    this.step =
        new PerceptronStep(
            recipe, pointer(network.parameters()), pointer(network.gradient()), state);
  }

  /** Whether the arrays of networks lie where BLAS of the processor works on them. */
  static boolean isPossible() {
    return Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
  }

  private static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().pointer()).getPointer(array.offset());
  }

  private static FloatBuffer buffer(INDArray array) {
    return array.isEmpty() ? FloatBuffer.allocate(0) : array.data().asNioFloat();
  }

  @Override
  public double fit(INDArray inputs, INDArray targets) {
    load();
    double loss =
        step.run(
            outside(inputs), targets.data().asNioFloat(), (int) inputs.size(0), rate, iteration);
    iteration++;
    return loss;
  }

  /** Batches are arrays of their own in the usual order, so they can be read where they lie. */
  private static FloatPointer outside(INDArray batch) {
    if (batch.isView() || batch.ordering() != 'c' || batch.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "Inputs of shape %s are a view, in order %s or of type %s; they must be an array of floats, row after row."
              .formatted(Arrays.toString(batch.shape()), batch.ordering(), batch.dataType()));
    }
    return (FloatPointer) batch.data().pointer();
  }

  private void load() {
    if (!isLoaded) {
      iteration = network.iteration();
      rate =
          updater.hasLearningRate()
              ? updater.getLearningRate(iteration, network.epoch())
              : Double.NaN;
      step.load(Nd4j.getRandom().nextLong());
      isLoaded = true;
    }
  }

  /** Gives the network what it does not know yet; it may change all of it. */
  private void handOver() {
    if (isLoaded) {
      step.storeState();
      network.setClock(iteration, network.epoch());
      isLoaded = false;
    }
  }

  @Override
  public INDArray output(INDArray inputs) {
    return network.output(inputs);
  }

  @Override
  public float[] outputs(INDArray inputs) {
    load();
    return step.outputs(outside(inputs), (int) inputs.size(0));
  }

  @Override
  public INDArray parameters() {
    handOver();
    return network.parameters();
  }

  @Override
  public INDArray updaterState() {
    handOver();
    return network.updaterState();
  }

  @Override
  public void setClock(int newIteration, int epoch) {
    handOver();
    network.setClock(newIteration, epoch);
  }

  @Override
  public int iteration() {
    return isLoaded ? iteration : network.iteration();
  }

  @Override
  public void save(Path file) throws IOException {
    handOver();
    network.save(file);
  }

  @Override
  public void close() {
    step.close();
    network.close();
  }
}
