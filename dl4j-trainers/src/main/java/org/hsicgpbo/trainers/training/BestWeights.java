package org.hsicgpbo.trainers.training;

import java.util.Optional;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The weights of the best epoch, kept where a training has patience. For one thread. */
final class BestWeights implements AutoCloseable {
  private final boolean isKept;
  private Optional<INDArray> weights = Optional.empty();

  /** Kept if the patience is above 0. */
  BestWeights(int patience) {
    this.isKept = patience > 0;
  }

  /** Remembers the network if it is the best so far. */
  void see(TrainingState state, Network network) {
    if (isKept && state.isBest()) {
      copyOf(network).assign(network.parameters());
    }
  }

  /** Gives the network the best weights, unless it has them. */
  void restore(TrainingState state, Network network) {
    if (!state.isBest()) {
      weights.ifPresent(best -> network.parameters().assign(best));
    }
  }

  /** What is kept. */
  Optional<INDArray> weights() {
    return weights;
  }

  /** An array to keep the weights of such a network in. */
  INDArray copyOf(Network network) {
    INDArray copy = weights.orElseGet(() -> network.parameters().dup());
    weights = Optional.of(copy);
    return copy;
  }

  @Override
  public void close() {
    weights.ifPresent(INDArray::close);
  }
}
