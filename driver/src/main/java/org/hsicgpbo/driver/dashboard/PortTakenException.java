package org.hsicgpbo.driver.dashboard;

/** The dashboard cannot listen where it was asked to. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String host, int port, Throwable cause) {
    super(
        "The dashboard cannot listen on port %d of %s: %s. Name another port, or 0 for any that is free."
            .formatted(port, host, cause.getMessage()),
        cause);
  }
}
