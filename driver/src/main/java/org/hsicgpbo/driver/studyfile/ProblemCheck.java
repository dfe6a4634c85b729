package org.hsicgpbo.driver.studyfile;

import java.util.Collection;
import java.util.List;
import org.hsicgpbo.driver.studyfile.StudyFile.ProblemSettings;
import org.hsicgpbo.space.SearchSpace;

/**
 * What the trainer of a problem asks of a study file: that it knows every hyperparameter, and that
 * their values can be built.
 */
@FunctionalInterface
public interface ProblemCheck {
  /** Asks nothing: for problems that take any space, and for stored studies that were checked. */
  ProblemCheck NONE = (problem, space) -> List.of();

  /** What is wrong; empty if nothing is. */
  List<Objection> objections(ProblemSettings problem, SearchSpace space);

  /**
   * One thing that is wrong.
   *
   * @param keys the keys that lead to it, such as space and dropout, or problem and epochs
   * @param message what was found and what is allowed
   */
  record Objection(List<String> keys, String message) {
    /** Copies the keys. */
    public Objection {
      keys = List.copyOf(keys);
    }

    /** Of a hyperparameter. */
    public static Objection hyperparameter(String name, String message) {
      return new Objection(List.of("space", name), message);
    }

    /** Of a hyperparameter that the trainer does not know, with the nearest known one. */
    public static Objection unknownHyperparameter(
        String name, String trainer, Collection<String> known) {
      return hyperparameter(
          name,
          "found a hyperparameter that the problem %s does not know.%s It knows %s."
              .formatted(trainer, Found.suggestion(name, known), String.join(", ", known)));
    }
  }
}
