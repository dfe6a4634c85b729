package org.hsicgpbo.trainers.network;

/**
 * How a stage makes its image smaller.
 *
 * @param name {@code pooling}: max, average or stride, default max
 * @param factor {@code stride}: by which factor each side shrinks, default 2; 1 leaves the image
 */
public record DownsamplingSettings(DownsamplingName name, int factor) {

  static DownsamplingSettings of(Hyperparameters values) {
    return new DownsamplingSettings(
        values.name("pooling", DownsamplingName.MAX), values.integer("stride", 2));
  }

  /** The stride of the last convolution of a stage. */
  int convolutionStride() {
    return name == DownsamplingName.STRIDE ? factor : 1;
  }

  /** Whether a layer of its own follows the convolutions. */
  boolean pools() {
    return name != DownsamplingName.STRIDE && factor > 1;
  }
}
