package org.hsicgpbo.space;

/** A search space that contradicts itself; the message says what would be right. */
public final class InvalidSpaceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String hyperparameter;

  /**
   * With the hyperparameter at fault (empty if it is the space as a whole) and a message for
   * people.
   */
  public InvalidSpaceException(String hyperparameter, String message) {
    super(message);
    this.hyperparameter = hyperparameter;
  }

  /** The hyperparameter at fault; empty if it is the space as a whole. */
  public String hyperparameter() {
    return hyperparameter;
  }
}
