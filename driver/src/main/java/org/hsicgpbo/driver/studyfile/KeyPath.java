package org.hsicgpbo.driver.studyfile;

import com.networknt.schema.JsonNodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the top of a study file to a value: keys, and indices of lists, such as {@code
 * space.activation.values[2]}.
 *
 * @param steps {@link String} for a key, {@link Integer} for an index from 0
 */
record KeyPath(List<Object> steps) {
  static final KeyPath ROOT = new KeyPath(List.of());

  KeyPath {
    steps = List.copyOf(steps);
  }

  /** The path of keys. */
  static KeyPath of(String... keys) {
    return new KeyPath(List.of((Object[]) keys));
  }

  /** The path where the schema validator found something. */
  static KeyPath of(JsonNodePath path) {
    List<Object> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(path.getElement(i));
    }
    return new KeyPath(steps);
  }

  KeyPath child(String key) {
    return append(key);
  }

  KeyPath item(int index) {
    return append(index);
  }

  /** Whether this is {@code ancestor} or lies below it. */
  boolean isAtOrBelow(KeyPath ancestor) {
    return steps.size() >= ancestor.steps.size()
        && steps.subList(0, ancestor.steps.size()).equals(ancestor.steps);
  }

  private KeyPath append(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new KeyPath(longer);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer index) {
        text.append('[').append(index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(Found.printable((String) step));
      }
    }
    return text.toString();
  }
}
