package org.hsicgpbo.space;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * One of several named values, with equal or given weights; U follows the order of the list.
 *
 * @param name unique in its space
 * @param values the values, distinct, at least one
 * @param weights relative frequencies, above 0, one for each value
 * @param condition when it is active
 */
public record CategoricalHyperparameter(
    String name, List<Value> values, List<Double> weights, Condition condition)
    implements DiscreteHyperparameter {

  /** Checks and copies. */
  public CategoricalHyperparameter {
    Checks.name(name);
    values = List.copyOf(values);
    weights = List.copyOf(weights);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "Hyperparameter (%s) must have at least one value.".formatted(name));
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "The values %s of hyperparameter (%s) must be distinct.".formatted(values, name));
    }
    if (weights.size() != values.size()) {
      throw new IllegalArgumentException(
          "Hyperparameter (%s) has %d values but %d weights. Give one weight for each value."
              .formatted(name, values.size(), weights.size()));
    }
    if (weights.stream().anyMatch(w -> !(w > 0) || w.isInfinite())) {
      throw new IllegalArgumentException(
          "The weights %s of hyperparameter (%s) must be above 0 and finite."
              .formatted(weights, name));
    }
  }

  /** Equal weights, always active. */
  public CategoricalHyperparameter(String name, List<Value> values) {
    this(name, values, Collections.nCopies(values.size(), 1.0), Condition.always());
  }

  /** Equal weights, always active, with texts for values. */
  public static CategoricalHyperparameter of(String name, String... values) {
    return new CategoricalHyperparameter(name, List.of(values).stream().map(Value::of).toList());
  }

  @Override
  public CategoricalHyperparameter withCondition(Condition newCondition) {
    return new CategoricalHyperparameter(name, values, weights, newCondition);
  }

  @Override
  public long cardinality() {
    return values.size();
  }

  @Override
  public Value valueAtIndex(long index) {
    return values.get(Math.toIntExact(index));
  }

  @Override
  public long indexAt(double u) {
    Checks.unit(u);
    for (int k = 1; k < values.size(); k++) {
      if (u < cdf(k)) {
        return k - 1L;
      }
    }
    return cardinality() - 1;
  }

  @Override
  public UnitInterval intervalAt(long index) {
    return new UnitInterval(cdf(Math.toIntExact(index)), cdf(Math.toIntExact(index + 1)));
  }

  @Override
  public UnitInterval intervalOf(Value value) {
    int index = values.indexOf(value);
    if (index < 0) {
      throw Checks.notAllowed(this, value);
    }
    return intervalAt(index);
  }

  @Override
  public String describe() {
    return "one of " + values;
  }

  private double cdf(int index) {
    if (index >= values.size()) {
      return 1;
    }
    double below = 0;
    double all = 0;
    for (int k = 0; k < weights.size(); k++) {
      all += weights.get(k);
      if (k < index) {
        below += weights.get(k);
      }
    }
    return below / all;
  }
}
