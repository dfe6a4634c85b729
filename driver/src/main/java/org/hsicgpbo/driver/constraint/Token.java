package org.hsicgpbo.driver.constraint;

/**
 * One word or sign of an expression.
 *
 * @param kind what it is
 * @param text as it is written; the content of a text, the name of a hyperparameter
 * @param offset where it begins, from 0
 */
record Token(Kind kind, String text, int offset) {

  /** What a token is. */
  enum Kind {
    /** The value of a hyperparameter. */
    NAME,
    /** Whether a hyperparameter is active. */
    ACTIVE,
    /** A number. */
    NUMBER,
    /** A text in quotes. */
    TEXT,
    /** and, or, not, in, true, false. */
    WORD,
    /** The name of a function. */
    FUNCTION,
    /** An operator, a bracket, a comma. */
    SIGN
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean is(Kind other, String otherText) {
    return kind == other && text.equals(otherText);
  }
}
