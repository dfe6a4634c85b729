package org.hsicgpbo.search;

/**
 * What a Gaussian process expects of going on, in the unit of the error.
 *
 * @param improvement expected improvement of the next trial at the best place for it
 * @param regret how much lower the lowest error of the space may lie than the best one found: the
 *     lowest upper bound over the trained points less the lowest lower bound over the space, both
 *     at two standard deviations (Makarova et al. 2022, "Automatic termination for hyperparameter
 *     optimization", eq. 5)
 */
public record ExpectedProgress(double improvement, double regret) {
  /** The larger of each. */
  ExpectedProgress or(ExpectedProgress other) {
    return new ExpectedProgress(
        Math.max(improvement, other.improvement), Math.max(regret, other.regret));
  }
}
