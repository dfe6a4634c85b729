package org.hsicgpbo.study;

/** Why a study ended. */
public enum StudyEnd {
  /** All trials of the budget are finished. */
  BUDGET_SPENT,
  /** A stopping rule was met. */
  RULE_MET,
  /** Somebody asked it to stop, at once or with what runs finished; {@code run} goes on later. */
  STOPPED,
  /** It cannot go on; an exception says why. What was stored stays. */
  FAILED
}
