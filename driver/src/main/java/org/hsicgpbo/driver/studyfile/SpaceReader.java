package org.hsicgpbo.driver.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.InvalidSpaceException;
import org.hsicgpbo.space.SearchSpace;

/** Makes the search space of what stands under {@code space}. */
final class SpaceReader {
  /** Columns of trials.csv; a hyperparameter of that name could not be told apart there. */
  private static final Set<String> RESERVED =
      Set.of(
          "trial",
          "state",
          "stage",
          "error",
          "test_error",
          "flops",
          "parameters",
          "seconds",
          "seed");

  private final YamlNode.Mapping file;
  private final KeyPath root;
  private final Set<String> reserved;
  private final Problems problems;

  private SpaceReader(
      YamlNode.Mapping file, KeyPath root, Set<String> reserved, Problems problems) {
    this.file = file;
    this.root = root;
    this.reserved = reserved;
    this.problems = problems;
  }

  /** Of a study file, where the space stands under a key. */
  static SpaceReader ofStudyFile(YamlNode.Mapping file, Problems problems) {
    return new SpaceReader(file, KeyPath.of("space"), RESERVED, problems);
  }

  /**
   * Of a file that holds nothing else; its names are those of somebody's columns, so any will do.
   */
  static SpaceReader ofSpaceFile(YamlNode.Mapping file, Problems problems) {
    return new SpaceReader(file, KeyPath.ROOT, Set.of(), problems);
  }

  /** The space; empty if something is wrong in it, and then problems say what. */
  Optional<SearchSpace> read() {
    Optional<YamlNode.Mapping> space =
        file.at(root).filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
    if (space.isEmpty() || space.get().entries().isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = space.get().entries().keySet();
    List<Hyperparameter> readable = new ArrayList<>();
    for (Map.Entry<String, YamlNode.Entry> entry : space.get().entries().entrySet()) {
      KeyPath path = root.child(entry.getKey());
      checkName(entry.getKey(), names, path);
      if (entry.getValue().value() instanceof YamlNode.Mapping settings && !problems.touch(path)) {
        new HyperparameterReader(entry.getKey(), settings, path, problems)
            .read()
            .ifPresent(readable::add);
      }
    }
    return join(readable, names);
  }

  private void checkName(String name, Set<String> names, KeyPath path) {
    if (reserved.contains(name)) {
      problems.add(
          file.positionOf(path),
          path,
          "found a name that trials.csv uses for a column of its own. Choose another, such as my-%s."
              .formatted(name));
    }
    if (!reserved.isEmpty() && name.startsWith("u_") && names.contains(name.substring(2))) {
      problems.add(
          file.positionOf(path),
          path,
          "found a name that trials.csv uses for the coordinate of %s. Choose another."
              .formatted(name.substring(2)));
    }
  }

  /**
   * Joins the hyperparameters. The space reports one contradiction at a time, so each is noted, its
   * condition dropped, and the rest tried again; every round drops a condition, so this ends.
   */
  private Optional<SearchSpace> join(List<Hyperparameter> readable, Set<String> names) {
    List<Hyperparameter> joined = new ArrayList<>(withoutUnreadableParents(readable, names));
    boolean sound = joined.size() == names.size();
    while (!joined.isEmpty()) {
      try {
        SearchSpace space = new SearchSpace(joined);
        return sound ? Optional.of(space) : Optional.empty();
      } catch (InvalidSpaceException e) {
        sound = false;
        report(e, names);
        joined.replaceAll(
            h -> h.name().equals(e.hyperparameter()) ? h.withCondition(Condition.always()) : h);
        if (e.hyperparameter().isEmpty()) {
          break;
        }
      }
    }
    return Optional.empty();
  }

  private void report(InvalidSpaceException e, Set<String> names) {
    KeyPath path = root.child(e.hyperparameter());
    Optional<YamlNode.Mapping> when =
        file.at(path.child("when"))
            .filter(YamlNode.Mapping.class::isInstance)
            .map(YamlNode.Mapping.class::cast);
    if (when.isEmpty()) {
      problems.add(file.positionOf(path), path, String.valueOf(e.getMessage()));
      return;
    }
    String parent = when.get().entries().keySet().iterator().next();
    KeyPath key = path.child("when").child(parent);
    Set<String> others = new LinkedHashSet<>(names);
    others.remove(e.hyperparameter());
    String suggestion = names.contains(parent) ? "" : Found.suggestion(parent, others);
    problems.add(file.positionOf(key), key, e.getMessage() + suggestion);
  }

  /** What is wrong with a parent is told there, not at every child again. */
  private static List<Hyperparameter> withoutUnreadableParents(
      List<Hyperparameter> readable, Set<String> names) {
    Set<String> unreadable = new LinkedHashSet<>(names);
    readable.forEach(h -> unreadable.remove(h.name()));
    return readable.stream()
        .map(
            h ->
                h.condition() instanceof Condition.ParentIn condition
                        && unreadable.contains(condition.parent())
                    ? h.withCondition(Condition.always())
                    : h)
        .toList();
  }
}
