package org.hsicgpbo.sensitivity;

import org.hsicgpbo.trial.CostMeasure;

/** A real-valued output of a trial whose dependence on the hyperparameters is measured. */
public sealed interface Output {

  /** The error as it is; failed trials are left out. */
  record ErrorValue() implements Output {}

  /** The mid-rank of the error; failed trials share the worst. */
  record ErrorRank() implements Output {}

  /** The logarithm of a cost; trials without it are left out. */
  record LogCost(CostMeasure measure) implements Output {}

  /** The mid-rank of a cost; trials without it are left out. */
  record CostRank(CostMeasure measure) implements Output {}
}
