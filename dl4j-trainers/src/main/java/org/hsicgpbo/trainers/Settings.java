package org.hsicgpbo.trainers;

import java.util.Map;

/** Reads the keys under {@code problem}. */
final class Settings {
  private final Map<String, Object> values;

  Settings(Map<String, Object> values) {
    this.values = values;
  }

  int integer(String key, int otherwise) {
    Object value = values.getOrDefault(key, otherwise);
    if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        "problem.%s: found %s; it must be an integer.".formatted(key, value));
  }

  String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise).toString();
  }

  String requiredText(String key) {
    Object value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("problem.%s is missing.".formatted(key));
    }
    return value.toString();
  }
}
