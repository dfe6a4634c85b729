package org.hsicgpbo.driver.triallog;

/** How much of a log is read. */
public enum Detail {
  /** What an analysis needs: values, errors, costs, stages. */
  ANALYSIS,
  /** Whatever a stored trial has: also numbers, seeds, test errors, figures, early stops. */
  EVERYTHING
}
