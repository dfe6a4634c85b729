package org.hsicgpbo.space;

/**
 * A real number, uniform on [low, high].
 *
 * @param name unique in its space
 * @param low lower end, finite
 * @param high upper end, finite, above low
 * @param condition when it is active
 */
public record RealHyperparameter(String name, double low, double high, Condition condition)
    implements Hyperparameter {
  /** Checks name and ends. */
  public RealHyperparameter {
    Checks.name(name);
    Checks.finiteAndOrdered(name, low, high);
  }

  /** Always active. */
  public RealHyperparameter(String name, double low, double high) {
    this(name, low, high, Condition.always());
  }

  @Override
  public RealHyperparameter withCondition(Condition newCondition) {
    return new RealHyperparameter(name, low, high, newCondition);
  }

  @Override
  public Value valueAt(double u) {
    Checks.unit(u);
    // The weighted mean cannot overflow and stays within the ends.
    return Value.of(Math.min(high, low * (1 - u) + high * u));
  }

  @Override
  public UnitInterval intervalOf(Value value) {
    double x = Checks.numberIn(this, value, low, high);
    double u = Math.min(1, Math.max(0, (x / 2 - low / 2) / (high / 2 - low / 2)));
    return new UnitInterval(u, u);
  }

  @Override
  public String describe() {
    return "a real number from %s to %s".formatted(low, high);
  }
}
