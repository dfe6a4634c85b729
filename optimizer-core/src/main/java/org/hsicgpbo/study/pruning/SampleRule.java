package org.hsicgpbo.study.pruning;

import java.util.function.IntPredicate;

/**
 * What protects the trials from which hyperparameters are ranked: stopping the wrong one would
 * change Z, the indicator of the goal, and so bias the indices. Our choice.
 */
public sealed interface SampleRule {
  /**
   * Whether a trial of the sample may be stopped.
   *
   * @param isOfSample whether the trial of a number belongs to the sample
   */
  boolean allows(Progress trial, ProgressLog seen, IntPredicate isOfSample);

  /** None is stopped: Z and the indices are those without pruning. */
  record Spared() implements SampleRule {
    @Override
    public boolean allows(Progress trial, ProgressLog seen, IntPredicate isOfSample) {
      return false;
    }
  }

  /**
   * A trial may be stopped once {@value #MARGIN}·⌈p·N⌉ others of the sample are better at its
   * epoch. Where learning curves do not cross, ⌈p·N⌉ of them are proof that it does not end among
   * the best ⌈p·N⌉ of N, so that Z = 0 is exact; the margin leaves room for crossing.
   *
   * @param share p, of the trials that count as good, in (0, 1)
   * @param size N, how many trials the sample will have
   */
  record BeyondTheGood(double share, int size) implements SampleRule {
    private static final int MARGIN = 2;

    /** Checks both. */
    public BeyondTheGood {
      if (!(share > 0 && share < 1) || size < 1) {
        throw new IllegalArgumentException(
            "The share (%s) must lie between 0 and 1, and the size (%d) be at least 1."
                .formatted(share, size));
      }
    }

    @Override
    public boolean allows(Progress trial, ProgressLog seen, IntPredicate isOfSample) {
      long better =
          seen.comparableAt(trial.epoch())
              .filter(other -> isOfSample.test(other.trial()) && other.error() < trial.error())
              .count();
      return better >= MARGIN * Math.ceil(share * size);
    }
  }
}
