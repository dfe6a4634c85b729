package org.hsicgpbo.driver.triallog;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** Numbers as programs write them into text files. */
final class NumberText {
  private static final Set<String> NOT_A_NUMBER = Set.of("nan", "-nan", "na", "n/a", "<na>");
  private static final Set<String> INFINITE = Set.of("inf", "infinity", "+inf", "+infinity");
  private static final Set<String> MINUS_INFINITE = Set.of("-inf", "-infinity");

  /** The longest decimal form of a double that a program writes has some 330 characters. */
  private static final int LONGEST = 400;

  private NumberText() {}

  /** The number, NaN and infinities included; empty if the text is none. */
  static OptionalDouble parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    char last = text.charAt(text.length() - 1);
    char first = text.charAt(0);
    // Java's parser would also take 1d, 2f and 0x1p3.
    if ((last >= '0' && last <= '9') || last == '.') {
      boolean mayBegin =
          (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
      return mayBegin && text.indexOf('x') < 0 && text.indexOf('X') < 0
          ? decimal(text)
          : OptionalDouble.empty();
    }
    return word(text.toLowerCase(Locale.ROOT));
  }

  /** The shortest form: whole numbers without a point. */
  static String write(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? Long.toString((long) number) : Double.toString(number);
  }

  private static OptionalDouble decimal(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble word(String text) {
    if (NOT_A_NUMBER.contains(text)) {
      return OptionalDouble.of(Double.NaN);
    }
    if (INFINITE.contains(text)) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    return MINUS_INFINITE.contains(text)
        ? OptionalDouble.of(Double.NEGATIVE_INFINITY)
        : OptionalDouble.empty();
  }
}
