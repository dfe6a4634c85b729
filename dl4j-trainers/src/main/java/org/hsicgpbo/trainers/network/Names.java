package org.hsicgpbo.trainers.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names of study files against constants: {@code leaky-relu} is {@code LEAKY_RELU}. */
final class Names {
  private Names() {}

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> labels(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Names::label).toList();
  }

  static <E extends Enum<E>> E parse(Class<E> type, String what, String label) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> label(constant).equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The %s (%s) is not known; there are %s."
                        .formatted(what, label, labels(type))));
  }
}
