package org.hsicgpbo.driver.studyfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.TruncatedNormalHyperparameter;
import org.hsicgpbo.space.Value;

/** Makes one hyperparameter of a mapping that the schema has accepted. */
final class HyperparameterReader {
  private final String name;
  private final YamlNode.Mapping settings;
  private final KeyPath path;
  private final Problems problems;

  HyperparameterReader(String name, YamlNode.Mapping settings, KeyPath path, Problems problems) {
    this.name = name;
    this.settings = settings;
    this.path = path;
    this.problems = problems;
  }

  /** The hyperparameter; empty if it contradicts itself, and then a problem says how. */
  Optional<Hyperparameter> read() {
    boolean ordered = endsAreOrdered();
    boolean positive = logIsPossible();
    if (!ordered || !positive || !weightsFit()) {
      return Optional.empty();
    }
    try {
      return Optional.of(build().withCondition(condition()));
    } catch (IllegalArgumentException e) {
      problems.add(settings.position(), path, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Hyperparameter build() {
    return switch (text("type")) {
      case "real" ->
          isLog()
              ? new LogRealHyperparameter(name, real("low"), real("high"))
              : new RealHyperparameter(name, real("low"), real("high"));
      case "integer" ->
          new IntegerHyperparameter(
              name, integer("low"), integer("high"), isLog(), Condition.always());
      case "normal" ->
          new TruncatedNormalHyperparameter(
              name, real("mean"), real("sd"), real("low"), real("high"));
      case "categorical" -> categorical();
      default -> new BooleanHyperparameter(name);
    };
  }

  private CategoricalHyperparameter categorical() {
    List<Value> values = items("values").stream().map(HyperparameterReader::value).toList();
    List<Double> weights =
        settings.get("weights").isEmpty()
            ? Collections.nCopies(values.size(), 1.0)
            : items("weights").stream().map(w -> w.toJson().asDouble()).toList();
    return new CategoricalHyperparameter(name, values, weights, Condition.always());
  }

  private Condition condition() {
    Optional<YamlNode.Mapping> when = settings.mapping("when");
    if (when.isEmpty()) {
      return Condition.always();
    }
    Map.Entry<String, YamlNode.Entry> entry = when.get().entries().entrySet().iterator().next();
    Set<Value> values = new LinkedHashSet<>();
    if (entry.getValue().value() instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> values.add(value(item)));
    } else {
      values.add(value(entry.getValue().value()));
    }
    return new Condition.ParentIn(entry.getKey(), values);
  }

  private boolean endsAreOrdered() {
    if (settings.get("low").isEmpty()) {
      return true;
    }
    int order = number("low").compareTo(number("high"));
    boolean oneValueIsFine = text("type").equals("integer");
    if (order < 0 || (order == 0 && oneValueIsFine)) {
      return true;
    }
    problem(
        "low",
        "the low must %s the high (%s).%s"
            .formatted(
                oneValueIsFine ? "not be above" : "be below",
                text("high"),
                order > 0 ? " Maybe they are swapped." : ""));
    return false;
  }

  private boolean logIsPossible() {
    if (!isLog() || number("low").signum() > 0) {
      return true;
    }
    problem("low", "the low of a log hyperparameter must be above 0. Raise it or leave out log.");
    return false;
  }

  private boolean weightsFit() {
    if (settings.get("weights").isEmpty()) {
      return true;
    }
    int weights = items("weights").size();
    int values = items("values").size();
    if (weights != values) {
      problems.add(
          settings.positionOf(KeyPath.of("weights")),
          path.child("weights"),
          "found %d weights for %d values; give one weight for each value."
              .formatted(weights, values));
    }
    return weights == values;
  }

  private void problem(String key, String allowed) {
    problems.add(
        settings.positionOf(KeyPath.of(key)),
        path.child(key),
        "found %s; %s".formatted(text(key), allowed));
  }

  private boolean isLog() {
    return settings.get("log").map(node -> node.toJson().asBoolean()).orElse(false);
  }

  private String text(String key) {
    return ((YamlNode.Scalar) node(key)).text();
  }

  private BigDecimal number(String key) {
    return node(key).toJson().decimalValue();
  }

  private double real(String key) {
    return node(key).toJson().doubleValue();
  }

  private long integer(String key) {
    return number(key).longValueExact();
  }

  private List<YamlNode> items(String key) {
    return new ArrayList<>(((YamlNode.Sequence) node(key)).items());
  }

  private YamlNode node(String key) {
    return settings.get(key).orElseThrow();
  }

  private static Value value(YamlNode node) {
    return Value.ofRaw(PlainObjects.of(node.toJson()));
  }
}
