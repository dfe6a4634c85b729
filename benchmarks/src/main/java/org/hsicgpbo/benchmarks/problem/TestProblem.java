package org.hsicgpbo.benchmarks.problem;

import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.TrialOutcome;

/** An error to be minimised over a space, whose lowest value is known. */
public interface TestProblem {
  /** What it is called in tables and file names. */
  String name();

  /** Where it is defined. */
  SearchSpace space();

  /** The lowest error, exact or the lowest that is known. Regret is the error less this. */
  double minimum();

  /** The usual budget of a run, in trials. */
  int evaluations();

  /** Error and cost of a configuration of the space; the same each time. */
  TrialOutcome.Completed evaluate(Configuration configuration);
}
