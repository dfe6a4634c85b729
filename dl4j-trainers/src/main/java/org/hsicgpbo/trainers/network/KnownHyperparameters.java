package org.hsicgpbo.trainers.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;

/**
 * The hyperparameters that the trainer understands, and which values they may have. Loads no DL4J
 * class.
 */
public final class KnownHyperparameters {
  /** Up to this many values of a discrete hyperparameter are checked one by one, else its ends. */
  private static final long MOST_CHECKED_VALUES = 1000;

  private static final Map<String, Rule> RULES = rules();

  private KnownHyperparameters() {}

  private record Rule(String allowed, Predicate<Value> accepts) {}

  /**
   * What is wrong with a hyperparameter.
   *
   * @param hyperparameter its name
   * @param message what is wrong and what would be right
   */
  public record Objection(String hyperparameter, String message) {}

  /** Their names. */
  public static List<String> names() {
    return List.copyOf(RULES.keySet());
  }

  /** All objections to a space; empty if a network can be built from each of its configurations. */
  public static List<Objection> check(SearchSpace space) {
    List<Objection> objections = new ArrayList<>();
    for (Hyperparameter hyperparameter : space.hyperparameters()) {
      Rule rule = RULES.get(hyperparameter.name());
      if (rule == null) {
        objections.add(
            new Objection(
                hyperparameter.name(),
                "The networks of this problem have no hyperparameter (%s); there are %s."
                    .formatted(hyperparameter.name(), names())));
        continue;
      }
      valuesToCheck(hyperparameter).stream()
          .filter(value -> !rule.accepts().test(value))
          .findFirst()
          .ifPresent(
              value ->
                  objections.add(
                      new Objection(
                          hyperparameter.name(),
                          "The value (%s) of hyperparameter (%s) is not allowed: it must be %s."
                              .formatted(value, hyperparameter.name(), rule.allowed()))));
    }
    return objections;
  }

  private static List<Value> valuesToCheck(Hyperparameter hyperparameter) {
    if (hyperparameter instanceof DiscreteHyperparameter discrete
        && discrete.cardinality() <= MOST_CHECKED_VALUES) {
      List<Value> values = new ArrayList<>();
      for (long k = 0; k < discrete.cardinality(); k++) {
        values.add(discrete.valueAtIndex(k));
      }
      return values;
    }
    return List.of(hyperparameter.valueAt(0), hyperparameter.valueAt(1));
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("n-layers", integer(1, 1000));
    rules.put("n-units", integer(1, 1_000_000));
    rules.put("activation", oneOf(Names.labels(ActivationName.class)));
    rules.put("optimizer", oneOf(Names.labels(OptimizerName.class)));
    rules.put("learning-rate", real("a number above 0", x -> x > 0));
    rules.put("momentum", real("a number from 0 to below 1", x -> x >= 0 && x < 1));
    rules.put("batch-size", integer(1, 1_000_000_000));
    rules.put("dropout", new Rule("true or false", Value.Bool.class::isInstance));
    rules.put("dropout-rate", real("a number from 0 to below 1", x -> x >= 0 && x < 1));
    rules.put("l2", real("a number from 0", x -> x >= 0));
    rules.put("batch-norm", new Rule("true or false", Value.Bool.class::isInstance));
    rules.put("weight-init", oneOf(Names.labels(WeightInitName.class)));
    return rules;
  }

  private static Rule integer(long low, long high) {
    return new Rule(
        "an integer from %d to %d".formatted(low, high),
        value ->
            value instanceof Value.Int integer
                && integer.value() >= low
                && integer.value() <= high);
  }

  private static Rule real(String allowed, Predicate<Double> accepts) {
    return new Rule(
        allowed,
        value ->
            (value instanceof Value.Real || value instanceof Value.Int)
                && accepts.test(value.asNumber()));
  }

  private static Rule oneOf(List<String> labels) {
    return new Rule("one of " + labels, value -> labels.contains(value.toString()));
  }
}
