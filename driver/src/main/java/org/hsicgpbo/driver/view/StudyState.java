package org.hsicgpbo.driver.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a study does. */
public enum StudyState {
  /** A driver works on it. */
  RUNNING,
  /** A driver works on it, and the last trials all failed. */
  FAILING,
  /**
   * No driver works on it, and trials are left: the last one broke off, or the budget was raised.
   */
  STOPPED,
  /**
   * No driver works on it; its budget is spent, or one of its stopping rules, such as a time limit,
   * has ended it.
   */
  FINISHED;

  /** The name in JSON: running, failing, stopped, finished. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
