package org.hsicgpbo.driver.cli;

import org.jspecify.annotations.Nullable;

/** The arguments cannot be carried out; the message says what would be right. */
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    super(message);
  }

  BadInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
