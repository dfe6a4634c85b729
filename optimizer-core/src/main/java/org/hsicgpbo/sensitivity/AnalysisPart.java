package org.hsicgpbo.sensitivity;

/** What a {@link SampleAnalysis} can hold beside ranking and roles. */
public enum AnalysisPart {
  /** Bootstrap intervals and detectable effects. */
  PRECISION,
  /** What pairs decide together. */
  PAIRS,
  /** First and total HSIC-ANOVA shares. */
  ANOVA,
  /** What is lost when a range is cut. */
  INTERVAL_CURVES,
  /** What makes trials end among the worst. */
  WORST
}
