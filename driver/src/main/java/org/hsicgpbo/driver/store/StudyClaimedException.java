package org.hsicgpbo.driver.store;

import org.hsicgpbo.study.StoreException;

/** Another process writes to the study: nothing is broken, and nothing was changed. */
public final class StudyClaimedException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public StudyClaimedException(String message) {
    super(message);
  }
}
