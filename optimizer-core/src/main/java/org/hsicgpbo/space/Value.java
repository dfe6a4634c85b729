package org.hsicgpbo.space;

/** The value of one hyperparameter: a real number, an integer, a text or a truth value. */
public sealed interface Value {

  /** A real value. */
  record Real(double value) implements Value {
    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /** An integer value. */
  record Int(long value) implements Value {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** The name of a category. */
  record Text(String value) implements Value {
    @Override
    public String toString() {
      return value;
    }
  }

  /** A truth value. */
  record Bool(boolean value) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** The value as the plain Java object that JSON and YAML libraries write. */
  default Object raw() {
    if (this instanceof Real real) {
      return real.value();
    }
    if (this instanceof Int integer) {
      return integer.value();
    }
    if (this instanceof Bool bool) {
      return bool.value();
    }
    return ((Text) this).value();
  }

  /**
   * The value as a number: truth is 1 and 0.
   *
   * @throws IllegalStateException if this is a text
   */
  default double asNumber() {
    if (this instanceof Real real) {
      return real.value();
    }
    if (this instanceof Int integer) {
      return integer.value();
    }
    if (this instanceof Bool bool) {
      return bool.value() ? 1 : 0;
    }
    throw new IllegalStateException("The text value (" + this + ") is not a number.");
  }

  /** A real value. */
  static Value of(double value) {
    return new Real(value);
  }

  /** An integer value. */
  static Value of(long value) {
    return new Int(value);
  }

  /** A text value. */
  static Value of(String value) {
    return new Text(value);
  }

  /** A truth value. */
  static Value of(boolean value) {
    return new Bool(value);
  }

  /**
   * The value of a plain Java object.
   *
   * @param raw a {@link Boolean}, {@link Number} or {@link CharSequence}
   * @throws IllegalArgumentException for any other class
   */
  static Value ofRaw(Object raw) {
    if (raw instanceof Boolean bool) {
      return of(bool.booleanValue());
    }
    if (raw instanceof Double || raw instanceof Float || raw instanceof java.math.BigDecimal) {
      return of(((Number) raw).doubleValue());
    }
    if (raw instanceof Number number) {
      return of(number.longValue());
    }
    if (raw instanceof CharSequence text) {
      return of(text.toString());
    }
    throw new IllegalArgumentException(
        "The value ("
            + raw
            + ") is a "
            + raw.getClass().getSimpleName()
            + ". Use a number, a text or true/false.");
  }
}
