package org.hsicgpbo.trainers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.Subject;
import org.hsicgpbo.trainers.network.Subject.TaskKind;

/**
 * What is known of a type of problem before its data are read.
 *
 * @param images whether inputs are images
 * @param task kind of its task
 * @param epochs how often a network sees the training examples if nobody says
 */
record ProblemTraits(boolean images, TaskKind task, int epochs) {
  private static final Map<String, ProblemTraits> BY_TYPE =
      Map.of(
          "runge", new ProblemTraits(false, TaskKind.REGRESSION, 1000),
          "bateman", new ProblemTraits(false, TaskKind.REGRESSION, 30),
          "mnist", new ProblemTraits(true, TaskKind.CLASSIFICATION, 10),
          "cifar10", new ProblemTraits(true, TaskKind.CLASSIFICATION, 10),
          "idx", new ProblemTraits(true, TaskKind.CLASSIFICATION, 10),
          "images", new ProblemTraits(true, TaskKind.CLASSIFICATION, 10),
          "csv", new ProblemTraits(false, TaskKind.UNKNOWN, 30),
          "npz", new ProblemTraits(true, TaskKind.UNKNOWN, 30));

  /** Of the type under {@code problem.type}; empty if its networks are not ours. */
  static Optional<ProblemTraits> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** The types whose networks are ours. */
  static List<String> types() {
    return BY_TYPE.keySet().stream().sorted().toList();
  }

  /** The network of a problem: the one it names, or the usual one for its inputs. */
  static NetworkKind network(Map<String, Object> problem, boolean images) {
    Object named = problem.get("network");
    if (named != null) {
      return NetworkKind.of(named.toString());
    }
    return images ? NetworkKind.CNN : NetworkKind.MLP;
  }

  /** What the hyperparameters of a problem are checked against. */
  Subject subject(Map<String, Object> problem) {
    return new Subject(network(problem, images), images, task(problem));
  }

  private TaskKind task(Map<String, Object> problem) {
    return switch (String.valueOf(problem.get("task"))) {
      case "classification" -> TaskKind.CLASSIFICATION;
      case "regression" -> TaskKind.REGRESSION;
      default -> task;
    };
  }
}
