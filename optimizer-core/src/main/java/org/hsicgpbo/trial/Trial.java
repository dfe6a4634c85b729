package org.hsicgpbo.trial;

/**
 * One training of one configuration.
 *
 * @param number its number in the study, from 1
 * @param seed seed of everything random in the training, see {@link TrialSeeds}
 * @param suggestion what is trained
 */
public record Trial(int number, long seed, Suggestion suggestion) {
  /** Checks the number. */
  public Trial {
    if (number < 1) {
      throw new IllegalArgumentException(
          "The number (%d) of a trial starts at 1.".formatted(number));
    }
  }

  /** Whether it trains a known configuration again on purpose, to confirm its error. */
  public boolean confirms() {
    return suggestion.stage().equals(Replicates.CONFIRMING_STAGE);
  }

  /** The same trial with its outcome. */
  public FinishedTrial finish(TrialOutcome outcome) {
    return new FinishedTrial(this, outcome);
  }
}
