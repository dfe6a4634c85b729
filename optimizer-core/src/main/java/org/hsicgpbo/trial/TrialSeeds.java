package org.hsicgpbo.trial;

/**
 * Seeds derived from the study's seed, so that a trial is reproducible on its own: the finaliser of
 * SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators") applied
 * to study seed, purpose and number.
 */
public final class TrialSeeds {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private TrialSeeds() {}

  /** The seed of the training of a trial; never negative, so that every library takes it. */
  public static long training(long studySeed, int trialNumber) {
    return derive(studySeed, 1, trialNumber) >>> 1;
  }

  /** The seed of the suggestion of a trial. */
  public static long suggestion(long studySeed, int trialNumber) {
    return derive(studySeed, 2, trialNumber);
  }

  /** The seed of anything else of a study, told apart by purpose (3 and above) and number. */
  public static long derive(long studySeed, long purpose, long number) {
    return mix(mix(mix(studySeed + GOLDEN_GAMMA) + purpose * GOLDEN_GAMMA) + number * GOLDEN_GAMMA);
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
