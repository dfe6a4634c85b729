package org.hsicgpbo.trainers.data.format;

import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.decoded.Targets;

/** Checks labels. */
final class Labels {
  private Labels() {}

  /**
   * Labels of unsigned bytes.
   *
   * @param file for messages
   * @throws IllegalArgumentException if one is not among the classes
   */
  static Targets.Labels ofBytes(Path file, byte[] bytes, List<String> classes) {
    int[] labels = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      labels[i] = bytes[i] & 0xFF;
    }
    return of(file, labels, classes);
  }

  /**
   * Labels as numbers of classes, from 0.
   *
   * @param file for messages
   * @throws IllegalArgumentException if one is not among the classes
   */
  static Targets.Labels of(Path file, int[] labels, List<String> classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw DataProblem.in(
            file,
            "example %d has the label %d; with %d classes labels go from 0 to %d."
                .formatted(i + 1, labels[i], classes.size(), classes.size() - 1));
      }
    }
    return new Targets.Labels(classes, labels);
  }
}
