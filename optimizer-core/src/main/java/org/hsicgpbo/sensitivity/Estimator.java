package org.hsicgpbo.sensitivity;

import java.util.Locale;

/** How HSIC is estimated from a sample. */
public enum Estimator {
  /** The V-statistic, biased upwards by the order 1/n, with the actual share m/n of good trials. */
  V,
  /**
   * The unbiased U-statistic (Song et al. 2012); near 0, and at times below, under independence.
   */
  U,
  /** The V-statistic with the goal's quantile p in the place of m/n, as the paper prints it. */
  PUBLISHED;

  /** The name in commands and reports: v, u, published. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
