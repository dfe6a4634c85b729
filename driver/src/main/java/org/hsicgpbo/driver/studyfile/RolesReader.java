package org.hsicgpbo.driver.studyfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hsicgpbo.search.hsic.RoleOverride;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;

/** Reads what stands under {@code roles}: fix VALUE, narrow FROM to TO, optimize. */
final class RolesReader {
  private static final KeyPath ROLES = KeyPath.of("roles");
  private static final Pattern FIX = Pattern.compile("fix (.+)");
  private static final Pattern NARROW = Pattern.compile("narrow (\\S+) to (\\S+)");

  private final YamlNode.Mapping file;
  private final SearchSpace space;
  private final Problems problems;

  RolesReader(YamlNode.Mapping file, SearchSpace space, Problems problems) {
    this.file = file;
    this.space = space;
    this.problems = problems;
  }

  /** The roles by name; what is wrong with them is among the problems. */
  Map<String, RoleOverride> read() {
    Map<String, RoleOverride> roles = new LinkedHashMap<>();
    Optional<YamlNode> node = file.at(ROLES);
    if (node.isPresent() && !problems.touch(ROLES)) {
      checkStrategy();
      node.get()
          .toJson()
          .properties()
          .forEach(
              entry ->
                  read(entry.getKey(), entry.getValue().asText())
                      .ifPresent(role -> roles.put(entry.getKey(), role)));
      checkConstraints(roles);
    }
    return roles;
  }

  private void checkStrategy() {
    String type =
        file.at(KeyPath.of("strategy", "type"))
            .map(node -> node.toJson().asText())
            .orElse("hsic-gpbo");
    if (!type.equals("hsic-gpbo")) {
      problems.add(
          file.positionOf(ROLES),
          ROLES,
          "found roles, but the strategy %s knows none. Take hsic-gpbo, or drop them."
              .formatted(type));
    }
  }

  private void checkConstraints(Map<String, RoleOverride> roles) {
    if (!problems.touch(ROLES)
        && !problems.touch(KeyPath.of("where"))
        && !RoleOverride.areFeasible(space, roles)) {
      problems.add(
          file.positionOf(ROLES),
          ROLES,
          "found roles that leave no configuration satisfying where (%s). Change one of the two."
              .formatted(
                  space.constraints().stream()
                      .map(Constraint::text)
                      .collect(Collectors.joining("; "))));
    }
  }

  private Optional<RoleOverride> read(String name, String text) {
    KeyPath path = KeyPath.of("roles", name);
    if (!space.contains(name)) {
      add(
          path,
          "found the role of a hyperparameter that is not in the space.%s"
              .formatted(
                  Found.suggestion(
                      name, space.hyperparameters().stream().map(Hyperparameter::name).toList())));
      return Optional.empty();
    }
    try {
      return Optional.of(override(space.get(space.indexOf(name)), text));
    } catch (IllegalArgumentException e) {
      add(path, "found %s; %s".formatted(Found.quote(text), e.getMessage()));
      return Optional.empty();
    }
  }

  private void add(KeyPath path, String message) {
    problems.add(file.positionOf(path), path, message);
  }

  private static RoleOverride override(Hyperparameter hyperparameter, String text) {
    Matcher fix = FIX.matcher(text);
    if (fix.matches()) {
      Value value = value(hyperparameter, fix.group(1).strip());
      hyperparameter.intervalOf(value);
      return new RoleOverride.Fix(value);
    }
    Matcher narrow = NARROW.matcher(text);
    return narrow.matches()
        ? narrow(hyperparameter, narrow.group(1), narrow.group(2))
        : new RoleOverride.Optimize();
  }

  private static RoleOverride narrow(Hyperparameter hyperparameter, String from, String to) {
    if (hyperparameter instanceof CategoricalHyperparameter
        || hyperparameter instanceof BooleanHyperparameter) {
      throw new IllegalArgumentException(
          "only numbers can be narrowed. Fix it to one value, or drop values from the space.");
    }
    Value low = value(hyperparameter, from);
    Value high = value(hyperparameter, to);
    if (hyperparameter.intervalOf(low).low() > hyperparameter.intervalOf(high).low()) {
      throw new IllegalArgumentException("the first value must be the lower one.");
    }
    return new RoleOverride.Narrow(low, high);
  }

  private static Value value(Hyperparameter hyperparameter, String text) {
    if (hyperparameter instanceof CategoricalHyperparameter categorical) {
      return categorical.values().stream()
          .filter(value -> value.toString().equals(text))
          .findFirst()
          .orElse(Value.of(text));
    }
    if (hyperparameter instanceof BooleanHyperparameter) {
      return text.equals("true") || text.equals("false")
          ? Value.of(Boolean.parseBoolean(text))
          : Value.of(text);
    }
    try {
      double number = Double.parseDouble(text);
      return hyperparameter instanceof IntegerHyperparameter && number == Math.rint(number)
          ? Value.of((long) number)
          : Value.of(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the value must be %s.".formatted(hyperparameter.describe()), e);
    }
  }
}
