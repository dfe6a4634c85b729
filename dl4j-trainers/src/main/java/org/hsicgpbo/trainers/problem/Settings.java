package org.hsicgpbo.trainers.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the keys under {@code problem}. Every message begins with the key. */
public final class Settings {
  private final Map<String, Object> values;

  /** Over the keys and their values. */
  public Settings(Map<String, Object> values) {
    this.values = values;
  }

  /** A whole number, or the one given where the key is missing. */
  public int integer(String key, int otherwise) {
    return optionalInteger(key).orElse(otherwise);
  }

  /** A whole number, if the key is there. */
  public OptionalInt optionalInteger(String key) {
    Object value = values.get(key);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE) {
      return OptionalInt.of(number.intValue());
    }
    throw wrong(key, value, "an integer");
  }

  /** A share from 0 (included) to 1 (excluded), or the one given where the key is missing. */
  public double share(String key, double otherwise) {
    Object value = values.getOrDefault(key, otherwise);
    if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1) {
      return number.doubleValue();
    }
    throw wrong(key, value, "a share from 0 to below 1");
  }

  /** True or false, or the one given where the key is missing. */
  public boolean truth(String key, boolean otherwise) {
    Object value = values.getOrDefault(key, otherwise);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrong(key, value, "true or false");
  }

  /** A text, or the one given where the key is missing. */
  public String text(String key, String otherwise) {
    return optionalText(key).orElse(otherwise);
  }

  /** A text, if the key is there. */
  public Optional<String> optionalText(String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString);
  }

  /** A text that must be there. */
  public String requiredText(String key) {
    return optionalText(key)
        .orElseThrow(() -> new IllegalArgumentException("problem.%s is missing.".formatted(key)));
  }

  /** One of several texts, or the first where the key is missing. */
  public String choice(String key, String... allowed) {
    String value = text(key, allowed[0]);
    if (List.of(allowed).contains(value)) {
      return value;
    }
    throw wrong(key, value, "one of " + String.join(", ", allowed));
  }

  /** Texts; a single one counts as a list of one, a missing key as the list given. */
  public List<String> texts(String key, List<String> otherwise) {
    Object value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }

  /** All keys and values. */
  public Map<String, Object> asMap() {
    return values;
  }

  private static IllegalArgumentException wrong(String key, Object value, String wanted) {
    return new IllegalArgumentException(
        "problem.%s: found %s; it must be %s.".formatted(key, value, wanted));
  }
}
