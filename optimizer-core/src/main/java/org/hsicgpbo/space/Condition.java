package org.hsicgpbo.space;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** When a hyperparameter is active. */
public sealed interface Condition {

  /** Active in every configuration. */
  record Always() implements Condition {}

  /**
   * Active when the parent is active and has one of the values.
   *
   * @param parent name of the parent
   * @param values values of the parent that activate; not empty
   */
  record ParentIn(String parent, Set<Value> values) implements Condition {
    /** Copies the values, keeping their order. */
    public ParentIn {
      if (values.isEmpty()) {
        throw new IllegalArgumentException(
            "A condition on (" + parent + ") must name at least one value.");
      }
      values = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
  }

  /** Active in every configuration. */
  static Condition always() {
    return new Always();
  }

  /** Active when {@code parent} has one of {@code values}. */
  static Condition parentIn(String parent, Value... values) {
    return new ParentIn(parent, new LinkedHashSet<>(List.of(values)));
  }
}
