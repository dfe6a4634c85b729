package org.hsicgpbo.space;

/**
 * One hyperparameter: a name, a distribution given by its inverse cumulative distribution function,
 * and the condition under which it is active.
 */
public sealed interface Hyperparameter
    permits RealHyperparameter,
        LogRealHyperparameter,
        TruncatedNormalHyperparameter,
        DiscreteHyperparameter {

  /** The name, unique in its space. */
  String name();

  /** When it is active. */
  Condition condition();

  /** The same hyperparameter under another condition. */
  Hyperparameter withCondition(Condition condition);

  /**
   * The value Φ⁻¹(u).
   *
   * @param u in [0,1]; 1 gives the highest value
   */
  Value valueAt(double u);

  /**
   * The part of [0,1] that maps to the value.
   *
   * @throws IllegalArgumentException if the value is not one of this hyperparameter's, with the
   *     allowed ones named
   */
  UnitInterval intervalOf(Value value);

  /** The allowed values in words, for messages: "a real number from 1.0E-5 to 0.1 (log)". */
  String describe();

  /** The same hyperparameter, active when {@code parent} has one of {@code values}. */
  default Hyperparameter when(String parent, Value... values) {
    return withCondition(Condition.parentIn(parent, values));
  }
}
