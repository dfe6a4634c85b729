package org.hsicgpbo.search;

/**
 * A stage that a strategy means to go through, for people.
 *
 * @param name the name that its trials will carry
 * @param purpose one sentence; empty where the name says it all
 * @param trials how many; not below 0
 */
public record PlannedStage(String name, String purpose, int trials) {
  /** Checks the count. */
  public PlannedStage {
    if (trials < 0) {
      throw new IllegalArgumentException(
          "The stage (%s) cannot have %d trials.".formatted(name, trials));
    }
  }
}
