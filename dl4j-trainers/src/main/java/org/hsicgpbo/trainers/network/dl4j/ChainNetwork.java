package org.hsicgpbo.trainers.network.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layers one after another: DL4J runs them with less to do than a graph.
 *
 * @param network DL4J's
 */
record ChainNetwork(MultiLayerNetwork network) implements Dl4jNetwork {
  @Override
  public double fit(INDArray inputs, INDArray targets) {
    network.fit(inputs, targets);
    return network.score();
  }

  @Override
  public INDArray output(INDArray inputs) {
    return network.output(inputs, false);
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
    network.setIterationCount(iteration);
    network.setEpochCount(epoch);
  }

  @Override
  public INDArray gradient() {
    return network.getFlattenedGradients();
  }

  @Override
  public int epoch() {
    return network.getEpochCount();
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
