package org.hsicgpbo.space;

/**
 * An integer from low to high, both included, with equal mass for each value, or with the mass of
 * [k, k+1) under a log-uniform distribution on [low, high+1).
 *
 * <p>Both maps floor, never round: rounding would halve the mass of the first and the last value.
 *
 * @param name unique in its space
 * @param low lowest value
 * @param high highest value, not below low
 * @param log whether the mass falls as 1/k; needs low above 0
 * @param condition when it is active
 */
public record IntegerHyperparameter(
    String name, long low, long high, boolean log, Condition condition)
    implements DiscreteHyperparameter {

  /** Integers up to here are exact as doubles. */
  private static final long GREATEST_EXACT = 1L << 53;

  /** Checks name and ends. */
  public IntegerHyperparameter {
    Checks.name(name);
    if (low > high) {
      throw new IllegalArgumentException(
          "The low (%d) of hyperparameter (%s) must not be above its high (%d). Maybe they are swapped."
              .formatted(low, name, high));
    }
    if (low < -GREATEST_EXACT || high > GREATEST_EXACT) {
      throw new IllegalArgumentException(
          "The ends (%d, %d) of hyperparameter (%s) must lie within ±2^53."
              .formatted(low, high, name));
    }
    if (log) {
      Checks.positiveForLog(name, (double) low);
    }
  }

  /** Linear, always active. */
  public IntegerHyperparameter(String name, long low, long high) {
    this(name, low, high, false, Condition.always());
  }

  /** Log-uniform, always active. */
  public static IntegerHyperparameter log(String name, long low, long high) {
    return new IntegerHyperparameter(name, low, high, true, Condition.always());
  }

  @Override
  public IntegerHyperparameter withCondition(Condition newCondition) {
    return new IntegerHyperparameter(name, low, high, log, newCondition);
  }

  @Override
  public long cardinality() {
    return high - low + 1;
  }

  @Override
  public Value valueAtIndex(long index) {
    if (index < 0 || index >= cardinality()) {
      throw new IllegalArgumentException(
          "The index (%d) of hyperparameter (%s) must be in [0, %d)."
              .formatted(index, name, cardinality()));
    }
    return Value.of(low + index);
  }

  @Override
  public long indexAt(double u) {
    Checks.unit(u);
    double x = log ? low * Math.exp(u * logWidth()) : low + u * cardinality();
    long index = Math.max(0, Math.min(cardinality() - 1, (long) Math.floor(x) - low));
    // exp and log may miss an edge by one unit in the last place; the edges of intervalAt decide.
    if (index + 1 < cardinality() && u >= cdf(index + 1)) {
      return index + 1;
    }
    return index > 0 && u < cdf(index) ? index - 1 : index;
  }

  @Override
  public UnitInterval intervalAt(long index) {
    return new UnitInterval(cdf(index), cdf(index + 1));
  }

  @Override
  public UnitInterval intervalOf(Value value) {
    double x = Checks.numberIn(this, value, (double) low, (double) high);
    if (x != Math.rint(x)) {
      throw Checks.notAllowed(this, value);
    }
    return intervalAt((long) x - low);
  }

  @Override
  public String describe() {
    return "an integer from %d to %d%s".formatted(low, high, log ? " (log)" : "");
  }

  private double logWidth() {
    return Math.log1p((double) high) - Math.log((double) low);
  }

  /** P(index below {@code index}). */
  private double cdf(long index) {
    if (index <= 0) {
      return 0;
    }
    if (index >= cardinality()) {
      return 1;
    }
    return log
        ? Math.log((double) (low + index) / low) / logWidth()
        : (double) index / cardinality();
  }
}
