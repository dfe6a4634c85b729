package org.hsicgpbo.trainers.network.dl4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J says null where there is nothing. */
final class Arrays {
  private Arrays() {}

  static INDArray orEmpty(@Nullable INDArray array) {
    return array == null ? Nd4j.empty(DataType.FLOAT) : array;
  }
}
