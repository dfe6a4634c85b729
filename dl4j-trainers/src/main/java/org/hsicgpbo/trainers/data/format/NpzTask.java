package org.hsicgpbo.trainers.data.format;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.trainers.data.decoded.Targets;

/** How the targets of an npz file are understood. */
public enum NpzTask {
  /** Whole numbers are classes, others are numbers. */
  BY_TYPE,
  /** Numbers of classes, from 0. */
  CLASSIFICATION,
  /** Numbers. */
  REGRESSION;

  Targets read(NpyArray array, String name, Optional<NpzLike> expected) {
    boolean classes = this == CLASSIFICATION || (this == BY_TYPE && array.header().isWhole());
    float[] values = values(array);
    if (!classes) {
      int width = array.rowSize();
      List<String> names =
          width == 1
              ? List.of(name)
              : IntStream.rangeClosed(1, width).mapToObj(i -> name + "-" + i).toList();
      Targets.Numbers numbers = new Targets.Numbers(names, values);
      expected.ifPresent(like -> compare(array, numbers, like.targets()));
      return numbers;
    }
    return labels(array, values, expected);
  }

  private static void compare(NpyArray array, Targets.Numbers found, Targets expected) {
    if (!(expected instanceof Targets.Numbers numbers)
        || numbers.names().size() != found.names().size()) {
      throw array.problem(
          "found %d targets for each input; there must be as many as in training."
              .formatted(found.names().size()));
    }
  }

  private static float[] values(NpyArray array) {
    float[] values = new float[Math.multiplyExact(array.rows(), array.rowSize())];
    for (int r = 0; r < array.rows(); r++) {
      ByteBuffer row = array.next();
      for (int k = 0; k < array.rowSize(); k++) {
        float value = (float) array.header().value(row, k);
        if (!Float.isFinite(value)) {
          throw array.problem("row %d holds %s; targets must be finite.".formatted(r, value));
        }
        values[r * array.rowSize() + k] = value;
      }
    }
    array.checkEnd();
    return values;
  }

  private static Targets labels(NpyArray array, float[] values, Optional<NpzLike> expected) {
    if (array.rowSize() != 1) {
      throw array.problem(
          "found %d targets for each input; classes are one number each. For numbers write task: regression."
              .formatted(array.rowSize()));
    }
    int[] labels = new int[values.length];
    int largest = 0;
    for (int i = 0; i < values.length; i++) {
      labels[i] = (int) values[i];
      if (labels[i] != values[i] || labels[i] < 0 || labels[i] > MOST_CLASSES) {
        throw array.problem(
            "row %d holds the label %s; labels are whole numbers from 0 to %d."
                .formatted(i, values[i], MOST_CLASSES));
      }
      largest = Math.max(largest, labels[i]);
    }
    if (expected.isEmpty()) {
      return new Targets.Labels(
          IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList(), labels);
    }
    if (!(expected.get().targets() instanceof Targets.Labels known)
        || largest >= known.classes().size()) {
      throw array.problem("found the label %d, which training does not have.".formatted(largest));
    }
    return new Targets.Labels(known.classes(), labels);
  }

  private static final int MOST_CLASSES = 100_000;
}
