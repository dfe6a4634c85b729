package org.hsicgpbo.search.hsic;

/**
 * How the trials after the warm-up are divided; fine-tuning has what is left.
 *
 * @param optimize share of the stage under the roles
 * @param reOpen share of the full space
 */
public record Shares(double optimize, double reOpen) {
  /** Checks that both are shares and leave no less than nothing. */
  public Shares {
    if (!(optimize >= 0 && reOpen >= 0 && optimize + reOpen <= 1 + 1e-12)) {
      throw new IllegalArgumentException(
          "The shares of the stages optimize (%s) and re-open (%s) must not be below 0, nor above 1 together."
              .formatted(optimize, reOpen));
    }
  }

  /** Three tenths, a tenth for fine-tuning, six tenths; docs/benchmarks.md tells why. */
  public static Shares defaults() {
    return new Shares(0.3, 0.6);
  }
}
