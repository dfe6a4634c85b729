package org.hsicgpbo.trainers.network;

import java.util.Optional;
import java.util.function.Function;
import org.hsicgpbo.trainers.network.Subject.TaskKind;

/**
 * A hyperparameter that the trainer understands.
 *
 * @param name its name
 * @param rule which values it may have, which can depend on the subject
 * @param scope for which subjects
 */
record KnownHyperparameter(String name, Function<Subject, Rule> rule, Scope scope) {

  /** For which subjects there is a hyperparameter. */
  enum Scope {
    ANY,
    CNN,
    IMAGES,
    CLASSES
  }

  /** Why the subject has no such hyperparameter; empty if it has. */
  Optional<String> reasonAgainst(Subject subject) {
    return switch (scope) {
      case ANY -> Optional.empty();
      case CNN ->
          subject.network() == NetworkKind.CNN
              ? Optional.empty()
              : Optional.of(
                  "it belongs to convolutional networks, and this problem trains mlp (problem.network)");
      case IMAGES ->
          subject.images()
              ? Optional.empty()
              : Optional.of("the inputs of this problem are no images");
      case CLASSES ->
          subject.task() != TaskKind.REGRESSION
              ? Optional.empty()
              : Optional.of("this problem has no classes");
    };
  }
}
