package org.hsicgpbo.driver.dashboard;

import java.util.concurrent.CompletionException;

/** Leaves the making of an answer, with the one to give instead. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedException(Problem problem) {
    super(problem.sentence(), null, false, false);
    this.problem = problem;
  }

  /** The answer to a failure. */
  static Problem problem(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RefusedException refused ? refused.problem : Problem.of(cause);
  }
}
