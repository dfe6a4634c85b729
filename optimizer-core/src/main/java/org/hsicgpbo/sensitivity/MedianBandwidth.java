package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * The median heuristic: h is the median of |uᵢ − uⱼ| over all pairs i &lt; j (Novello et al. 2023).
 *
 * <p>The median is exact, in O(n log n) time and O(n) memory: on sorted values two pointers count
 * the differences not above a bound, and bisection over the representable numbers finds the
 * smallest bound that half of the differences do not exceed. For an even number of pairs it is the
 * mean of the two middle differences.
 */
final class MedianBandwidth {
  private MedianBandwidth() {}

  /**
   * The median of the absolute differences; NaN for fewer than two points, 0 when more than half of
   * the pairs coincide.
   *
   * @param points finite numbers, in any order
   */
  static double of(double[] points) {
    if (points.length < 2) {
      return Double.NaN;
    }
    double[] sorted = points.clone();
    Arrays.sort(sorted);
    long pairs = (long) sorted.length * (sorted.length - 1) / 2;
    double lower = smallest(sorted, (pairs + 1) / 2);
    return pairs % 2 == 1 ? lower : 0.5 * (lower + smallest(sorted, pairs / 2 + 1));
  }

  /** The {@code rank}-th smallest difference, from 1. */
  private static double smallest(double[] sorted, long rank) {
    // The bits of non-negative doubles are ordered as the doubles are.
    long low = 0;
    long high = Double.doubleToLongBits(sorted[sorted.length - 1] - sorted[0]);
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (countUpTo(sorted, Double.longBitsToDouble(middle)) >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Double.longBitsToDouble(low);
  }

  private static long countUpTo(double[] sorted, double bound) {
    long count = 0;
    int first = 0;
    for (int i = 1; i < sorted.length; i++) {
      while (sorted[i] - sorted[first] > bound) {
        first++;
      }
      count += i - first;
    }
    return count;
  }
}
