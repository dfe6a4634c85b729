package org.hsicgpbo.space;

/**
 * A real number whose logarithm is uniform on [log low, log high].
 *
 * @param name unique in its space
 * @param low lower end, above 0
 * @param high upper end, finite, above low
 * @param condition when it is active
 */
public record LogRealHyperparameter(String name, double low, double high, Condition condition)
    implements Hyperparameter {
  /** Checks name and ends. */
  public LogRealHyperparameter {
    Checks.name(name);
    Checks.finiteAndOrdered(name, low, high);
    Checks.positiveForLog(name, low);
  }

  /** Always active. */
  public LogRealHyperparameter(String name, double low, double high) {
    this(name, low, high, Condition.always());
  }

  @Override
  public LogRealHyperparameter withCondition(Condition newCondition) {
    return new LogRealHyperparameter(name, low, high, newCondition);
  }

  @Override
  public Value valueAt(double u) {
    Checks.unit(u);
    double x = Math.exp(Math.log(low) * (1 - u) + Math.log(high) * u);
    return Value.of(Math.min(high, Math.max(low, x)));
  }

  @Override
  public UnitInterval intervalOf(Value value) {
    double x = Checks.numberIn(this, value, low, high);
    double u = (Math.log(x) - Math.log(low)) / (Math.log(high) - Math.log(low));
    double inside = Math.min(1, Math.max(0, u));
    return new UnitInterval(inside, inside);
  }

  @Override
  public String describe() {
    return "a real number from %s to %s (log)".formatted(low, high);
  }
}
