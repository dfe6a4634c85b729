package org.hsicgpbo.driver.view;

/** A stored study file is none that this version understands. */
public final class UnreadableStudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableStudyException(String study, Exception cause) {
    super(
        "The stored study file of %s is none that this version understands: %s"
            .formatted(study, cause.getMessage()),
        cause);
  }
}
