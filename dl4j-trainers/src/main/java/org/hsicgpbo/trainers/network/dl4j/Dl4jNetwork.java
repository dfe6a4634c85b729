package org.hsicgpbo.trainers.network.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that Deeplearning4j itself runs. */
sealed interface Dl4jNetwork extends Network permits ChainNetwork, GraphNetwork {
  /**
   * Where all gradients of a step go, [1, parameters]; it exists once {@link #updaterState} was
   * asked for.
   */
  INDArray gradient();

  /** How many epochs are done. */
  int epoch();
}
