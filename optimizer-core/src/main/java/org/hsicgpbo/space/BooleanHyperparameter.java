package org.hsicgpbo.space;

/**
 * True or false with probability one half each; false comes first in U.
 *
 * @param name unique in its space
 * @param condition when it is active
 */
public record BooleanHyperparameter(String name, Condition condition)
    implements DiscreteHyperparameter {
  /** Checks the name. */
  public BooleanHyperparameter {
    Checks.name(name);
  }

  /** Always active. */
  public BooleanHyperparameter(String name) {
    this(name, Condition.always());
  }

  @Override
  public BooleanHyperparameter withCondition(Condition newCondition) {
    return new BooleanHyperparameter(name, newCondition);
  }

  @Override
  public long cardinality() {
    return 2;
  }

  @Override
  public Value valueAtIndex(long index) {
    if (index != 0 && index != 1) {
      throw new IllegalArgumentException(
          "The index (%d) of hyperparameter (%s) must be 0 or 1.".formatted(index, name));
    }
    return Value.of(index == 1);
  }

  @Override
  public long indexAt(double u) {
    return Checks.unit(u) < 0.5 ? 0 : 1;
  }

  @Override
  public UnitInterval intervalAt(long index) {
    return index == 0 ? new UnitInterval(0, 0.5) : new UnitInterval(0.5, 1);
  }

  @Override
  public UnitInterval intervalOf(Value value) {
    if (value instanceof Value.Bool bool) {
      return intervalAt(bool.value() ? 1 : 0);
    }
    throw Checks.notAllowed(this, value);
  }

  @Override
  public String describe() {
    return "true or false";
  }
}
