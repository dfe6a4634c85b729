package org.hsicgpbo.driver.triallog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.Value;

/**
 * A distribution as Optuna stores it beside every value, in the JSON of its versions 0.x to 4.x.
 *
 * @param kind real, integer or categorical
 * @param low lowest value of a number
 * @param high highest value of a number
 * @param log whether the logarithm of a number is uniform
 * @param step distance of neighbouring values of a number; 0 for none, 1 for plain integers
 * @param choices the values of a category
 */
record OptunaDistribution(
    Kind kind, double low, double high, boolean log, double step, List<Value> choices) {

  /** As many values are told apart; a finer grid is as good as none. */
  private static final int MOST_STEPS = 1_000;

  enum Kind {
    REAL,
    INTEGER,
    CATEGORICAL
  }

  /** The distribution; empty if it is none that is known. */
  static Optional<OptunaDistribution> of(JsonNode json) {
    JsonNode attributes = json.has("attributes") ? json.path("attributes") : json;
    String name = json.path(json.has("name") ? "name" : "type").asText();
    boolean log = attributes.path("log").asBoolean(name.contains("Log"));
    double step = attributes.path(attributes.has("q") ? "q" : "step").asDouble(0);
    return switch (name) {
      case "CategoricalDistribution", "categorical" ->
          Optional.of(categorical(attributes.path("choices")));
      case "IntDistribution", "IntUniformDistribution", "IntLogUniformDistribution", "int" ->
          numbers(Kind.INTEGER, attributes, log, log || step <= 0 ? 1 : step);
      case "FloatDistribution",
          "UniformDistribution",
          "LogUniformDistribution",
          "DiscreteUniformDistribution",
          "float" ->
          numbers(Kind.REAL, attributes, log, step);
      default -> Optional.empty();
    };
  }

  private static Optional<OptunaDistribution> numbers(
      Kind kind, JsonNode attributes, boolean log, double step) {
    JsonNode low = attributes.path("low");
    JsonNode high = attributes.path("high");
    boolean valid = low.isNumber() && high.isNumber() && low.asDouble() <= high.asDouble();
    return valid
        ? Optional.of(
            new OptunaDistribution(kind, low.asDouble(), high.asDouble(), log, step, List.of()))
        : Optional.empty();
  }

  private static OptunaDistribution categorical(JsonNode choices) {
    List<Value> values = new ArrayList<>();
    for (JsonNode choice : choices) {
      values.add(choice(choice));
    }
    return new OptunaDistribution(Kind.CATEGORICAL, 0, 0, false, 0, List.copyOf(values));
  }

  private static Value choice(JsonNode choice) {
    if (choice.isBoolean()) {
      return Value.of(choice.booleanValue());
    }
    if (choice.isIntegralNumber() && choice.canConvertToLong()) {
      return Value.of(choice.longValue());
    }
    if (choice.isNumber()) {
      return Value.of(choice.doubleValue());
    }
    return Value.of(
        choice.isNull() ? "None" : choice.isTextual() ? choice.textValue() : choice.toString());
  }

  /** The distribution that covers both; empty if they are of different kinds or choices. */
  Optional<OptunaDistribution> join(OptunaDistribution other) {
    if (equals(other)) {
      return Optional.of(this);
    }
    if (kind != other.kind || kind == Kind.CATEGORICAL) {
      return Optional.empty();
    }
    boolean sameGrid =
        step == other.step && step > 0 && Math.IEEEremainder(low - other.low, step) == 0;
    double joinedStep = sameGrid ? step : kind == Kind.INTEGER ? 1 : 0;
    return Optional.of(
        new OptunaDistribution(
            kind,
            Math.min(low, other.low),
            Math.max(high, other.high),
            log && other.log,
            joinedStep,
            List.of()));
  }

  /**
   * The value of Optuna's internal number: an index for a category, snapped to the grid for a
   * stepped number; empty if the distribution has no such value.
   */
  Optional<Value> value(double internal) {
    if (kind == Kind.CATEGORICAL) {
      boolean valid = internal >= 0 && internal < choices.size() && internal == Math.rint(internal);
      return valid ? Optional.of(choices.get((int) internal)) : Optional.empty();
    }
    if (kind == Kind.INTEGER) {
      return Optional.of(Value.of(Math.round(internal)));
    }
    return Optional.of(Value.of(isGrid() ? onGrid(Math.round((internal - low) / step)) : internal));
  }

  /** The hyperparameter, always active; empty if it has only one value. */
  Optional<Hyperparameter> hyperparameter(String name) {
    if (kind == Kind.CATEGORICAL) {
      return categories(name, new ArrayList<>(new LinkedHashSet<>(choices)));
    }
    if (isGrid()) {
      List<Value> values =
          LongStream.rangeClosed(0, steps())
              .mapToObj(
                  k -> kind == Kind.INTEGER ? Value.of(Math.round(onGrid(k))) : Value.of(onGrid(k)))
              .toList();
      return categories(name, values);
    }
    if (low >= high) {
      return Optional.empty();
    }
    if (kind == Kind.INTEGER) {
      return Optional.of(
          new IntegerHyperparameter(
              name, Math.round(low), Math.round(high), log, Condition.always()));
    }
    return Optional.of(
        log ? new LogRealHyperparameter(name, low, high) : new RealHyperparameter(name, low, high));
  }

  private static Optional<Hyperparameter> categories(String name, List<Value> values) {
    if (values.size() < 2) {
      return Optional.empty();
    }
    boolean truth = values.size() == 2 && values.stream().allMatch(Value.Bool.class::isInstance);
    return Optional.of(
        truth ? new BooleanHyperparameter(name) : new CategoricalHyperparameter(name, values));
  }

  /** Whether it has a step that matters; integers one apart are plain. */
  private boolean isGrid() {
    return step > 0 && !(kind == Kind.INTEGER && step == 1) && steps() <= MOST_STEPS;
  }

  private long steps() {
    return (long) Math.floor((high - low) / step + 1e-8);
  }

  /** Decimal, so that 0.1 + 2·0.1 is 0.3. */
  private double onGrid(long k) {
    return BigDecimal.valueOf(low)
        .add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(k)))
        .doubleValue();
  }
}
