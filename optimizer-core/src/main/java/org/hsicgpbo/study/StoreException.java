package org.hsicgpbo.study;

/** The storage failed; the message says where, why and what to do. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for people and the cause. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With a message for people. */
  public StoreException(String message) {
    super(message);
  }
}
