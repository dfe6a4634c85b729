package org.hsicgpbo.trainers.data.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.decoded.Decoder;
import org.hsicgpbo.trainers.data.decoded.Element;
import org.hsicgpbo.trainers.data.decoded.Targets;

/**
 * Images and their labels in two IDX files.
 *
 * @param images rows × height × width for grey images, rows × columns for flat inputs
 * @param labels as many
 * @param classes names of the classes; empty: as many as the largest label asks for, named by their
 *     numbers
 * @param expected the shape that inputs must have, if there is one
 */
public record IdxSet(Path images, Path labels, List<String> classes, Optional<InputShape> expected)
    implements Decoder {
  /** Copies the names. */
  public IdxSet {
    classes = List.copyOf(classes);
  }

  @Override
  public Decoded decode(OutputStream inputs) throws IOException {
    byte[] found;
    try (IdxFile file = IdxFile.open(labels)) {
      found = file.labels();
    }
    try (IdxFile file = IdxFile.open(images)) {
      InputShape shape = shape(file.rowDimensions());
      if (file.rows() != found.length) {
        throw DataProblem.in(
            images,
            "found %d images; %s has %d labels. There must be one for each."
                .formatted(file.rows(), labels, found.length));
      }
      Targets targets = Labels.ofBytes(labels, found, names(found));
      file.copyTo(inputs);
      return new Decoded(Element.BYTE, shape, targets);
    }
  }

  private InputShape shape(int[] dimensions) {
    InputShape shape =
        switch (dimensions.length) {
          case 1 -> new InputShape.Flat(dimensions[0]);
          case 2 -> new InputShape.Image(1, dimensions[0], dimensions[1]);
          default ->
              throw DataProblem.in(
                  images,
                  "found %d dimensions; there must be 2 (flat inputs) or 3 (grey images).%s"
                      .formatted(
                          dimensions.length + 1,
                          dimensions.length == 0 ? " Maybe images and labels are swapped." : ""));
        };
    if (expected.isPresent() && !expected.get().equals(shape)) {
      throw DataProblem.in(
          images, "found %s; they must be %s.".formatted(shape.words(), expected.get().words()));
    }
    return shape;
  }

  private List<String> names(byte[] found) {
    if (!classes.isEmpty()) {
      return classes;
    }
    int largest = 0;
    for (byte label : found) {
      largest = Math.max(largest, label & 0xFF);
    }
    return IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
  }
}
