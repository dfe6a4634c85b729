package org.hsicgpbo.study;

import org.jspecify.annotations.Nullable;

/** The study cannot go on: no trial can be trained. The message is for people. */
public final class StudyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for people and the cause. */
  public StudyFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
