package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * The median heuristic: h is the median of |uᵢ − uⱼ| over all pairs i &lt; j (Novello et al. 2023).
 *
 * <p>The median is exact, in O(n log n) time and O(n) memory: on sorted values two pointers count
 * the differences not above a bound, bisection closes in on the middle one until about n
 * differences are left, and these are sorted. For an even number of pairs it is the mean of the two
 * middle differences.
 */
final class MedianBandwidth {
  /** Up to here all differences are at hand from the start. */
  private static final int FEW = 512;

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
    boolean odd = pairs % 2 == 1;
    return odd || countUpTo(sorted, lower) > pairs / 2
        ? lower
        : 0.5 * (lower + smallestAbove(sorted, lower));
  }

  /** The {@code rank}-th smallest difference, from 1. */
  private static double smallest(double[] sorted, long rank) {
    double low = -1;
    double high = sorted[sorted.length - 1] - sorted[0];
    if (sorted.length > FEW) {
      double guess = medianOfThinned(sorted);
      double width = 4 * high / FEW;
      low = countUpTo(sorted, guess - width) < rank ? guess - width : low;
      high = countUpTo(sorted, guess + width) >= rank ? guess + width : high;
    }
    // The answer is above low and not above high; it is high when no number lies between.
    while (Math.nextUp(low) < high && countBetween(sorted, low, high) > sorted.length + FEW) {
      double middle = 0.5 * (low + high);
      if (countUpTo(sorted, middle) >= rank) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.nextUp(low) < high
        ? differences(sorted, low, high)[(int) (rank - countUpTo(sorted, low) - 1)]
        : high;
  }

  /** Every n/{@value #FEW}-th point has nearly the same median. */
  private static double medianOfThinned(double[] sorted) {
    double[] thinned = new double[FEW];
    for (int k = 0; k < FEW; k++) {
      thinned[k] = sorted[(int) ((k + 0.5) / FEW * sorted.length)];
    }
    return of(thinned);
  }

  /** The differences above low and not above high, in order. */
  private static double[] differences(double[] sorted, double low, double high) {
    double[] differences = new double[(int) countBetween(sorted, low, high)];
    int filled = 0;
    int first = 0;
    for (int i = 1; i < sorted.length; i++) {
      while (sorted[i] - sorted[first] > high) {
        first++;
      }
      for (int j = first; j < i && sorted[i] - sorted[j] > low; j++) {
        differences[filled++] = sorted[i] - sorted[j];
      }
    }
    Arrays.sort(differences);
    return differences;
  }

  private static double smallestAbove(double[] sorted, double bound) {
    double smallest = Double.POSITIVE_INFINITY;
    int first = 0;
    for (int i = 1; i < sorted.length; i++) {
      while (sorted[i] - sorted[first] > bound) {
        first++;
      }
      if (first > 0) {
        smallest = Math.min(smallest, sorted[i] - sorted[first - 1]);
      }
    }
    return smallest;
  }

  private static long countBetween(double[] sorted, double low, double high) {
    return countUpTo(sorted, high) - countUpTo(sorted, low);
  }

  private static long countUpTo(double[] sorted, double bound) {
    if (bound < 0) {
      return 0;
    }
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
