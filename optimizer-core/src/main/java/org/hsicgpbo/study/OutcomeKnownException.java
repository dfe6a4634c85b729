package org.hsicgpbo.study;

/**
 * The trial has an outcome already: another driver, which took this one for dead, was faster. The
 * first outcome counts; nothing is broken.
 */
public final class OutcomeKnownException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public OutcomeKnownException(String message) {
    super(message);
  }
}
