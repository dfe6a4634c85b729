package org.hsicgpbo.trainers.network.plan;

/** A configuration of which no network can be built; the message says why. */
public final class ImpossibleNetworkException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String reason;

  /** With the reason, for people. */
  public ImpossibleNetworkException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why, for people. */
  public String reason() {
    return reason;
  }
}
