package org.hsicgpbo.study;

/**
 * Another driver has taken the number that this one had claimed, because it took this one for dead.
 * Nothing is broken: this driver claims another number.
 */
public final class NumberTakenException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public NumberTakenException(String message) {
    super(message);
  }
}
