package org.hsicgpbo.driver.constraint;

import java.util.List;
import org.hsicgpbo.space.Configuration;

/** An expression that is no constraint of its space, or that has no value for a configuration. */
public final class ConstraintException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String word;
  private final transient List<String> known;

  /** With what was found and what would be right. */
  ConstraintException(String message) {
    this(message, "", List.of());
  }

  /**
   * About a word that is not known.
   *
   * @param word as it was written
   * @param known the words that it might have been
   */
  ConstraintException(String message, String word, List<String> known) {
    super(message);
    this.word = word;
    this.known = List.copyOf(known);
  }

  /** The same, with a configuration for which it happens. */
  ConstraintException of(Configuration configuration) {
    return new ConstraintException(
        "%s That happens for %s.".formatted(problem(), Words.cut(configuration.toString())),
        word,
        known);
  }

  /** What was found and what would be right. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** The unknown word; empty if it is about none. */
  public String word() {
    return word;
  }

  /** The words that the unknown one might have been. */
  public List<String> known() {
    return known;
  }
}
