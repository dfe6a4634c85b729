package org.hsicgpbo.search.baseline;

/**
 * Purposes for {@link org.hsicgpbo.trial.TrialSeeds#derive}, apart from those of other packages, so
 * that no two strategies share their random numbers by accident.
 */
final class SeedPurposes {
  /** Designs of Latin hypercubes, by number of the design. */
  static final long LATIN_HYPERCUBE = 402;

  /** Candidates of TPE, by number of the trial. */
  static final long TPE = 403;

  /** Normal draws of CMA-ES, by number of the trial. */
  static final long CMA_ES_DRAW = 404;

  /** Where CMA-ES starts again, by number of the restart. */
  static final long CMA_ES_START = 405;

  /** Uniform points where CMA-ES draws nothing admissible, by number of the trial. */
  static final long CMA_ES_UNIFORM = 406;

  private SeedPurposes() {}
}
