package org.hsicgpbo.search.hsic;

/**
 * How the trials after the warm-up are divided; fine-tuning has what is left.
 *
 * @param optimize share of the stage under the roles
 * @param reOpen share of the full space
 * @param confirm share for training the candidates again
 */
public record Shares(double optimize, double reOpen, double confirm) {
  /** Checks that all are shares and leave no less than nothing. */
  public Shares {
    boolean none = optimize < 0 || reOpen < 0 || confirm < 0;
    if (none || !(optimize + reOpen + confirm <= 1 + 1e-12)) {
      throw new IllegalArgumentException(
          "The shares of the stages optimize (%s), re-open (%s) and confirm (%s) must not be below 0, nor above 1 together."
              .formatted(optimize, reOpen, confirm));
    }
  }

  /** A quarter, 5 % for fine-tuning, 55 %, and 15 %; docs/benchmarks.md tells why. */
  public static Shares defaults() {
    return new Shares(0.25, 0.55, 0.15);
  }
}
