package org.hsicgpbo.driver.doctor;

/** How bad a finding is, in the words that are printed. */
public enum Level {
  /** As it should be. */
  OK,
  /** Studies run, but not all of them, or not as well as they could. */
  warning,
  /** No study can run. */
  problem
}
