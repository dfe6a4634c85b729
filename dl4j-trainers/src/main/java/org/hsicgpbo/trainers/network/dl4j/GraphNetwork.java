package org.hsicgpbo.trainers.network.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layers that are joined by sums.
 *
 * @param network DL4J's
 */
record GraphNetwork(ComputationGraph network) implements Dl4jNetwork {
  @Override
  public double fit(INDArray inputs, INDArray targets) {
    network.fit(new INDArray[] {inputs}, new INDArray[] {targets});
    return network.score();
  }

  @Override
  public INDArray output(INDArray inputs) {
    return network.outputSingle(false, inputs);
  }

  @Override
  public INDArray parameters() {
    return network.params();
  }

  @Override
  public INDArray updaterState() {
    return Arrays.orEmpty(network.getUpdater(true).getStateViewArray());
  }

  @Override
  public void setClock(int iteration, int epoch) {
    network.getConfiguration().setIterationCount(iteration);
    network.getConfiguration().setEpochCount(epoch);
  }

  @Override
  public INDArray gradient() {
    return network.getFlattenedGradients();
  }

  @Override
  public int epoch() {
    return network.getConfiguration().getEpochCount();
  }

  @Override
  public int iteration() {
    return network.getIterationCount();
  }

  @Override
  public void save(Path file) throws IOException {
    ModelSerializer.writeModel(network, file.toFile(), true);
  }

  @Override
  public void close() {
    network.close();
  }
}
