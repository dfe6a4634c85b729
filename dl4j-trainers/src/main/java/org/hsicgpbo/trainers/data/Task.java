package org.hsicgpbo.trainers.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a network is to tell of an input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Task.Regression.class, name = "regression"),
  @JsonSubTypes.Type(value = Task.Classification.class, name = "classification")
})
public sealed interface Task {
  /** How many outputs the network has. */
  int outputs();

  /**
   * Numbers.
   *
   * @param targets their names
   */
  record Regression(List<String> targets) implements Task {
    /** Copies the names. */
    public Regression {
      targets = List.copyOf(targets);
    }

    @Override
    public int outputs() {
      return targets.size();
    }
  }

  /**
   * One of several classes.
   *
   * @param classes their names, at least two
   */
  record Classification(List<String> classes) implements Task {
    /** Copies the names. */
    public Classification {
      classes = List.copyOf(classes);
      if (classes.size() < 2) {
        throw new IllegalArgumentException(
            "There must be at least two classes; there is %s.".formatted(classes));
      }
    }

    @Override
    public int outputs() {
      return classes.size();
    }
  }
}
