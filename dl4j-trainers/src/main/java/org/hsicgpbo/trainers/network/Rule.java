package org.hsicgpbo.trainers.network;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.hsicgpbo.space.Value;

/**
 * Which values a hyperparameter may have.
 *
 * @param allowed those, in words that follow "it must be"
 * @param accepts whether a value is one
 */
record Rule(String allowed, Predicate<Value> accepts) {

  static Rule truth() {
    return new Rule("true or false", Value.Bool.class::isInstance);
  }

  static Rule integer(long low, long high) {
    return new Rule(
        "an integer from %d to %d".formatted(low, high),
        value ->
            value instanceof Value.Int integer
                && integer.value() >= low
                && integer.value() <= high);
  }

  static Rule positive() {
    return number("a number above 0", x -> x > 0);
  }

  static Rule notNegative() {
    return number("a number from 0", x -> x >= 0);
  }

  /** From 0 to below 1: rates of dropout, decays of averages. */
  static Rule share() {
    return number("a number from 0 to below 1", x -> x >= 0 && x < 1);
  }

  static Rule number(String allowed, DoublePredicate accepts) {
    return new Rule(
        allowed,
        value ->
            (value instanceof Value.Real || value instanceof Value.Int)
                && Double.isFinite(value.asNumber())
                && accepts.test(value.asNumber()));
  }

  static Rule oneOf(Class<? extends Enum<?>> names) {
    return oneOf(Names.labels(names));
  }

  static Rule oneOf(List<String> labels) {
    return new Rule("one of " + labels, value -> labels.contains(value.toString()));
  }
}
