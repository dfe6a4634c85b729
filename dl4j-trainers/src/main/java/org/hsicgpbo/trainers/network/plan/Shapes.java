package org.hsicgpbo.trainers.network.plan;

import org.hsicgpbo.trainers.data.InputShape;

/** Arithmetic of shapes that cannot run over. */
final class Shapes {
  private Shapes() {}

  static long size(InputShape shape) {
    return shape instanceof InputShape.Image image
        ? (long) image.channels() * image.height() * image.width()
        : shape.size();
  }

  static InputShape.Image image(InputShape shape) {
    if (shape instanceof InputShape.Image image) {
      return image;
    }
    throw new ImpossibleNetworkException(
        "Convolutions and pooling need images; the input is a list of %d numbers."
            .formatted(shape.size()));
  }

  static InputShape.Image checked(InputShape.Image output, InputShape.Image input, int window) {
    if (output.height() < 1 || output.width() < 1) {
      throw new ImpossibleNetworkException(
          "a window of %d×%d does not fit into its feature map of %d×%d pixels"
              .formatted(window, window, input.height(), input.width()));
    }
    if (size(output) > Integer.MAX_VALUE) {
      throw new ImpossibleNetworkException(
          "its %d feature maps of %d×%d pixels are more than one array can hold"
              .formatted(output.channels(), output.height(), output.width()));
    }
    return output;
  }
}
