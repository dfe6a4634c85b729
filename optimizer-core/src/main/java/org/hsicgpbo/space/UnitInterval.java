package org.hsicgpbo.space;

/**
 * The part of [0,1] that maps to one value: [low, high) for a discrete value, a single point for a
 * continuous one.
 *
 * @param low lower end, in [0,1]
 * @param high upper end, in [low,1]
 */
public record UnitInterval(double low, double high) {
  /** Checks the ends. */
  public UnitInterval {
    if (!(low >= 0 && high <= 1 && low <= high)) {
      throw new IllegalArgumentException("[%s, %s) is no part of [0, 1].".formatted(low, high));
    }
  }

  /**
   * The point at the share {@code fraction} in [0,1) of the interval. Rounding never makes it the
   * upper end, which may already mean the next value.
   */
  public double at(double fraction) {
    double point = low + fraction * (high - low);
    return fraction < 1 && low < high ? Math.min(point, Math.nextDown(high)) : point;
  }

  /**
   * Whether u in [0,1] lies in the part, which is half open unless it ends at 1. A NaN lies
   * nowhere.
   */
  public boolean contains(double u) {
    return u >= low && (u < high || high == 1);
  }

  /** The middle of the interval. */
  public double centre() {
    return at(0.5);
  }
}
