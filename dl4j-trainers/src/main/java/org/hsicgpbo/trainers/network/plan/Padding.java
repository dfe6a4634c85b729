package org.hsicgpbo.trainers.network.plan;

/** What a convolution does at the edge of an image. */
public enum Padding {
  /** Zeros around the image: the output has as many pixels as the input, divided by the stride. */
  SAME,
  /** Only windows that lie within the image: it shrinks by the window less one. */
  VALID;

  /** Pixels along one side of the output; 0 or less if no window fits. */
  int outputSide(int side, int window, int stride) {
    if (this == SAME) {
      return (side + stride - 1) / stride;
    }
    return Math.floorDiv(side - window, stride) + 1;
  }
}
