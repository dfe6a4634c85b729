package org.hsicgpbo.driver.executor;

/** Nothing on the class path can train at an address; the message is for people. */
public final class ExecutorAddressException extends RuntimeException {
  /** With the message. */
  public ExecutorAddressException(String message) {
    super(message);
  }
}
