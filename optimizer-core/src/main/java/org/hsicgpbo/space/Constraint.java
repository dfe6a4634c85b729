package org.hsicgpbo.space;

import java.util.function.Predicate;

/**
 * What a configuration must satisfy beyond the range of each hyperparameter, such as {@code n-units
 * * n-layers <= 4096}. A configuration that does not is never trained.
 *
 * <p>Implementations are pure: equal configurations get equal answers, at any time and from any
 * thread, and no configuration makes them throw.
 */
public interface Constraint {

  /** The constraint in words or as an expression, for people. */
  String text();

  /** Whether the configuration satisfies it. */
  boolean admits(Configuration configuration);

  /**
   * A constraint of a predicate.
   *
   * @param text for people
   */
  static Constraint of(String text, Predicate<Configuration> predicate) {
    return new Named(text, predicate);
  }

  /** A predicate with its text. */
  record Named(String text, Predicate<Configuration> predicate) implements Constraint {
    @Override
    public boolean admits(Configuration configuration) {
      return predicate.test(configuration);
    }
  }
}
