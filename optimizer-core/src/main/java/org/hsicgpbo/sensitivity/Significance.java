package org.hsicgpbo.sensitivity;

/** How p-values of independence are computed. */
public sealed interface Significance {

  /**
   * From random assignments of the outputs to the inputs; valid at every n, at least 1/(B+1).
   *
   * @param permutations B, from 1 to 10,000 and more
   */
  record Permutation(int permutations) implements Significance {
    /** Checks B. */
    public Permutation {
      if (permutations < 1) {
        throw new IllegalArgumentException(
            "The number of permutations (%d) must be at least 1.".formatted(permutations));
      }
    }
  }

  /** From the limit for large n, a weighted sum of chi-squared variables; without resampling. */
  record Asymptotic() implements Significance {}

  /** Not at all: the p-values of the goal and of outputs are NaN, for a ranking alone. */
  record None() implements Significance {}
}
