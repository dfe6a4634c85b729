package org.hsicgpbo.sensitivity;

/** How the bandwidth h of the Gaussian kernel on U is chosen. */
public sealed interface BandwidthRule {

  /** The median of |uᵢ − uⱼ| over all pairs. */
  record Median() implements BandwidthRule {}

  /**
   * The h in (1e-4, 5) of the greatest index. Its p-value is taken at the median bandwidth all the
   * same: an h chosen to make the index large would make the p-value too small.
   */
  record Maximum() implements BandwidthRule {}

  /** A given h, above 0. */
  record Fixed(double bandwidth) implements BandwidthRule {
    /** Checks the bandwidth. */
    public Fixed {
      if (!(bandwidth >= SMALLEST && bandwidth <= GREATEST)) {
        throw new IllegalArgumentException(
            "The bandwidth (%s) must be from %s to %s.".formatted(bandwidth, SMALLEST, GREATEST));
      }
    }
  }

  /** The least bandwidth that is searched or allowed. */
  double SMALLEST = 1e-4;

  /** The greatest; beyond it the kernel is a constant on [0,1] to the eye. */
  double GREATEST = 5;
}
