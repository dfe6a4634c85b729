package org.hsicgpbo.driver.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.TruncatedNormalHyperparameter;
import org.hsicgpbo.space.Value;

/**
 * A hyperparameter, as an axis shows it.
 *
 * @param name its name
 * @param type real, integer, normal, categorical or boolean
 * @param low the lowest value; NaN where values are no numbers
 * @param high the highest value; NaN where values are no numbers
 * @param log whether an axis of it is logarithmic
 * @param values all values of a categorical or boolean one, in order
 * @param when the condition under which it is active, in words; empty for always
 */
public record HyperparameterView(
    String name,
    String type,
    double low,
    double high,
    boolean log,
    Optional<List<Object>> values,
    Optional<String> when) {

  /** The view of a hyperparameter. */
  static HyperparameterView of(Hyperparameter hyperparameter) {
    if (hyperparameter instanceof RealHyperparameter real) {
      return number(real, "real", real.low(), real.high(), false);
    }
    if (hyperparameter instanceof LogRealHyperparameter real) {
      return number(real, "real", real.low(), real.high(), true);
    }
    if (hyperparameter instanceof IntegerHyperparameter integer) {
      return number(
          integer, "integer", (double) integer.low(), (double) integer.high(), integer.log());
    }
    if (hyperparameter instanceof TruncatedNormalHyperparameter normal) {
      return number(normal, "normal", normal.low(), normal.high(), false);
    }
    if (hyperparameter instanceof CategoricalHyperparameter categorical) {
      return choice(
          categorical, "categorical", categorical.values().stream().map(Value::raw).toList());
    }
    return choice((BooleanHyperparameter) hyperparameter, "boolean", List.of(false, true));
  }

  private static HyperparameterView number(
      Hyperparameter hyperparameter, String type, double low, double high, boolean log) {
    return new HyperparameterView(
        hyperparameter.name(), type, low, high, log, Optional.empty(), when(hyperparameter));
  }

  private static HyperparameterView choice(
      Hyperparameter hyperparameter, String type, List<Object> values) {
    return new HyperparameterView(
        hyperparameter.name(),
        type,
        Double.NaN,
        Double.NaN,
        false,
        Optional.of(values),
        when(hyperparameter));
  }

  private static Optional<String> when(Hyperparameter hyperparameter) {
    return hyperparameter.condition() instanceof Condition.ParentIn condition
        ? Optional.of(
            condition.parent()
                + " is "
                + condition.values().stream()
                    .map(value -> String.valueOf(value.raw()))
                    .sorted()
                    .collect(Collectors.joining(" or ")))
        : Optional.empty();
  }
}
