package org.hsicgpbo.space;

/** A hyperparameter with finitely many values, numbered from 0 in the order of U. */
public sealed interface DiscreteHyperparameter extends Hyperparameter
    permits IntegerHyperparameter, CategoricalHyperparameter, BooleanHyperparameter {

  /** How many values there are; at least 1. */
  long cardinality();

  /** The value at the index in [0, cardinality). */
  Value valueAtIndex(long index);

  /** The index of the value that u in [0,1] maps to. */
  long indexAt(double u);

  /** The part of [0,1] that maps to the value at the index. */
  UnitInterval intervalAt(long index);

  @Override
  default Value valueAt(double u) {
    return valueAtIndex(indexAt(u));
  }
}
