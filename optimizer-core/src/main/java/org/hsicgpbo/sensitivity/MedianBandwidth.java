package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * The median heuristic: h is the median of |uᵢ − uⱼ| over all pairs i &lt; j (Novello et al. 2023).
 *
 * <p>For a pair of hyperparameters the differences of both coordinates are taken together.
 *
 * <p>The median is exact, in O(n log n) time and O(n) memory: on sorted values two pointers count
 * the differences not above a bound, bisection closes in on the middle one until about n
 * differences are left, and these are sorted. For an even number of pairs it is the mean of the two
 * middle differences.
 */
final class MedianBandwidth {
  /** Differences that may be left to sort, beside n. */
  private static final int FEW = 512;

  private MedianBandwidth() {}

  /**
   * The median of the absolute differences inside each of the samples, taken together; NaN if no
   * sample has two points, 0 when more than half of the pairs coincide.
   *
   * @param samples finite numbers, in any order; one sample for a hyperparameter, two for a pair
   */
  static double of(double[]... samples) {
    double[][] sorted = new double[samples.length][];
    long pairs = 0;
    for (int k = 0; k < samples.length; k++) {
      sorted[k] = samples[k].clone();
      Arrays.sort(sorted[k]);
      pairs += pairs(sorted[k]);
    }
    if (pairs == 0) {
      return Double.NaN;
    }
    double lower = smallest(sorted, (pairs + 1) / 2);
    boolean odd = pairs % 2 == 1;
    return odd || countUpTo(sorted, lower) > pairs / 2
        ? lower
        : 0.5 * (lower + smallestAbove(sorted, lower));
  }

  private static long pairs(double[] sample) {
    return (long) sample.length * (sample.length - 1) / 2;
  }

  /** The {@code rank}-th smallest difference, from 1. */
  private static double smallest(double[][] sorted, long rank) {
    Bracket bracket = new Bracket(sorted, rank);
    long few = (long) FEW + sorted[0].length / 8;
    while (bracket.inside() > few && !bracket.isOneNumber()) {
      bracket.narrow();
    }
    return bracket.isOneNumber()
        ? bracket.high
        : differences(sorted, bracket.low, bracket.high)[(int) (rank - bracket.upToLow - 1)];
  }

  /** Two bounds with the difference of the rank above the lower and not above the upper one. */
  private static final class Bracket {
    /** By how much a narrowing shrinks the bracket where differences are spread evenly. */
    private static final double SHRINKING = 64;

    private final double[][] sorted;
    private final long rank;
    private double low = -1;
    private long upToLow;
    private double high;
    private long upToHigh;

    Bracket(double[][] sorted, long rank) {
      this.sorted = sorted;
      this.rank = rank;
      for (double[] sample : sorted) {
        if (sample.length > 1) {
          this.high = Math.max(high, sample[sample.length - 1] - sample[0]);
          this.upToHigh += pairs(sample);
        }
      }
    }

    long inside() {
      return upToHigh - upToLow;
    }

    boolean isOneNumber() {
      return Math.nextUp(low) >= high;
    }

    /** Tries two bounds beside the interpolated place, and the middle if that was in vain. */
    void narrow() {
      double before = high - low;
      double guess = low + before * (rank - upToLow) / inside();
      tryBound(guess - 0.5 * before / SHRINKING);
      tryBound(guess + 0.5 * before / SHRINKING);
      if (high - low > 0.5 * before) {
        tryBound(low + 0.5 * (high - low));
      }
    }

    private void tryBound(double bound) {
      if (bound > low && bound < high) {
        long count = countUpTo(sorted, bound);
        if (count >= rank) {
          high = bound;
          upToHigh = count;
        } else {
          low = bound;
          upToLow = count;
        }
      }
    }
  }

  /** The differences above low and not above high, in order. */
  private static double[] differences(double[][] samples, double low, double high) {
    double[] differences = new double[(int) (countUpTo(samples, high) - countUpTo(samples, low))];
    int filled = 0;
    for (double[] sorted : samples) {
      int first = 0;
      for (int i = 1; i < sorted.length; i++) {
        while (sorted[i] - sorted[first] > high) {
          first++;
        }
        for (int j = first; j < i && sorted[i] - sorted[j] > low; j++) {
          differences[filled++] = sorted[i] - sorted[j];
        }
      }
    }
    Arrays.sort(differences);
    return differences;
  }

  private static double smallestAbove(double[][] samples, double bound) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double[] sorted : samples) {
      int first = 0;
      for (int i = 1; i < sorted.length; i++) {
        while (sorted[i] - sorted[first] > bound) {
          first++;
        }
        if (first > 0) {
          smallest = Math.min(smallest, sorted[i] - sorted[first - 1]);
        }
      }
    }
    return smallest;
  }

  private static long countUpTo(double[][] samples, double bound) {
    long count = 0;
    for (double[] sorted : samples) {
      count += bound < 0 ? 0 : countUpTo(sorted, bound);
    }
    return count;
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
