package org.hsicgpbo.sensitivity;

/** Which trials count as Z = 1. */
public sealed interface Goal {

  /** The share {@code quantile} in (0,1) of lowest errors. */
  record Best(double quantile) implements Goal {
    /** Checks the share. */
    public Best {
      checkShare(quantile);
    }
  }

  /** The share {@code quantile} in (0,1) of highest errors, failed trials first. */
  record Worst(double quantile) implements Goal {
    /** Checks the share. */
    public Worst {
      checkShare(quantile);
    }
  }

  /** All errors not above the threshold. */
  record Below(double threshold) implements Goal {
    /** Checks the threshold. */
    public Below {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException(
            "The threshold (%s) of the goal must be finite.".formatted(threshold));
      }
    }
  }

  private static void checkShare(double quantile) {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "The quantile (%s) of the goal must be above 0 and below 1, such as 0.1."
              .formatted(quantile));
    }
  }
}
