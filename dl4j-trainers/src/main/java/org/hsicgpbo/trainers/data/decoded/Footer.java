package org.hsicgpbo.trainers.data.decoded;

import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;

/**
 * What stands at the end of a decoded file.
 *
 * @param version of the format
 * @param element what inputs consist of
 * @param shape one number for flat inputs; channels, height and width of images
 * @param rows how many
 * @param classes names of the classes; empty for numbers
 * @param numbers names of the targets that are numbers; empty for classes
 * @param sha256 of the sources
 * @param crc32c of everything before the footer
 */
record Footer(
    int version,
    Element element,
    List<Integer> shape,
    int rows,
    List<String> classes,
    List<String> numbers,
    String sha256,
    long crc32c) {
  static final int VERSION = 1;

  static Footer of(Decoder.Decoded decoded, String sha256, long crc32c) {
    Targets targets = decoded.targets();
    return new Footer(
        VERSION,
        decoded.element(),
        shape(decoded.shape()),
        targets.count(),
        targets instanceof Targets.Labels labels ? labels.classes() : List.of(),
        targets instanceof Targets.Numbers values ? values.names() : List.of(),
        sha256,
        crc32c);
  }

  private static List<Integer> shape(InputShape shape) {
    return shape instanceof InputShape.Image image
        ? List.of(image.channels(), image.height(), image.width())
        : List.of(shape.size());
  }

  InputShape inputShape() {
    return shape.size() == 3
        ? new InputShape.Image(shape.get(0), shape.get(1), shape.get(2))
        : new InputShape.Flat(shape.get(0));
  }

  long inputBytes() {
    return (long) rows * inputShape().size() * element.bytes();
  }

  long targetBytes() {
    return (long) rows * Math.max(1, numbers.size()) * Integer.BYTES;
  }
}
