package org.hsicgpbo.driver.constraint;

import java.lang.reflect.Array;
import java.util.stream.IntStream;
import org.apache.commons.jexl3.JexlArithmetic;

/**
 * Operators that never guess: numbers are real numbers, so that 5 / 2 is 2.5; nothing is turned
 * from a text to a number or from a number to true; what has no finite value is an error.
 */
final class StrictArithmetic extends JexlArithmetic {

  /** A value of a hyperparameter that has values of several kinds. */
  record Mixed(Object value) {}

  StrictArithmetic() {
    super(true);
  }

  /**
   * The number.
   *
   * @param operator what needs it, for the message
   */
  static double number(Object value, String operator) {
    if (unmixed(value) instanceof Double number) {
      return number;
    }
    throw mismatch(operator, "numbers", value);
  }

  @Override
  public Object add(Object left, Object right) {
    return finite(number(left, "+") + number(right, "+"), left, "+", right);
  }

  @Override
  public Object subtract(Object left, Object right) {
    return finite(number(left, "-") - number(right, "-"), left, "-", right);
  }

  @Override
  public Object multiply(Object left, Object right) {
    return finite(number(left, "*") * number(right, "*"), left, "*", right);
  }

  @Override
  public Object divide(Object left, Object right) {
    return finite(number(left, "/") / number(right, "/"), left, "/", right);
  }

  @Override
  public Object mod(Object left, Object right) {
    return finite(number(left, "%") % number(right, "%"), left, "%", right);
  }

  @Override
  public Object negate(Object value) {
    return -number(value, "-");
  }

  @Override
  public Object positivize(Object value) {
    return number(value, "+");
  }

  @Override
  public boolean lessThan(Object left, Object right) {
    return number(left, "<") < number(right, "<");
  }

  @Override
  public boolean lessThanOrEqual(Object left, Object right) {
    return number(left, "<=") <= number(right, "<=");
  }

  @Override
  public boolean greaterThan(Object left, Object right) {
    return number(left, ">") > number(right, ">");
  }

  @Override
  public boolean greaterThanOrEqual(Object left, Object right) {
    return number(left, ">=") >= number(right, ">=");
  }

  @Override
  public boolean equals(Object left, Object right) {
    Object one = unmixed(left);
    Object other = unmixed(right);
    boolean mixed = left instanceof Mixed || right instanceof Mixed;
    if (one.getClass() != other.getClass() && !mixed) {
      throw new ConstraintException(
          "found %s compared with %s; they are never equal."
              .formatted(describe(one), describe(other)));
    }
    return one.equals(other)
        || (one instanceof Double a && other instanceof Double b && a - b == 0);
  }

  @Override
  public Boolean contains(Object list, Object value) {
    return IntStream.range(0, Array.getLength(list))
        .anyMatch(k -> equals(value, Array.get(list, k)));
  }

  @Override
  public boolean toBoolean(Object value) {
    if (unmixed(value) instanceof Boolean truth) {
      return truth;
    }
    throw mismatch("and, or, not and ?", "true or false", value);
  }

  @Override
  public boolean testPredicate(Object value) {
    return toBoolean(value);
  }

  @Override
  public Object not(Object value) {
    return !toBoolean(value);
  }

  private static Object finite(double result, Object left, String operator, Object right) {
    if (!Double.isFinite(result)) {
      throw new ConstraintException(
          "%s %s %s is no finite number.".formatted(left, operator, right));
    }
    return result;
  }

  private static ConstraintException mismatch(String operator, String wanted, Object found) {
    return new ConstraintException(
        "found %s where %s needs %s.".formatted(describe(unmixed(found)), operator, wanted));
  }

  static Object unmixed(Object value) {
    return value instanceof Mixed mixed ? mixed.value() : value;
  }

  static String describe(Object value) {
    if (value instanceof String text) {
      return "the text '" + text + "'";
    }
    return value instanceof Double ? "the number " + value : "the truth value " + value;
  }
}
