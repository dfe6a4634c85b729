package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * Sorts numbers that are spread about evenly, such as coordinates U, in linear time: they are dealt
 * to equal intervals, of which each holds a few. Where many fall into one interval that interval
 * alone is sorted by comparisons, so that no numbers take longer than with {@link Arrays#sort}.
 */
final class BucketSort {
  /** Below it the dealing does not pay. */
  private static final int SMALL = 256;

  /** How many numbers share an interval if they are spread evenly. */
  private static final int SHARING = 4;

  /** Up to so many, insertion is quickest. */
  private static final int CROWD = 32;

  private BucketSort() {}

  /** The numbers in ascending order, in a new array. */
  static double[] sorted(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    int buckets = values.length / SHARING;
    double scale = buckets / (high - low);
    // Not so if all are equal, nearly so, or if one of them is infinite or NaN.
    boolean canDeal = scale > 0 && Double.isFinite(scale);
    if (values.length < SMALL || !canDeal) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted;
    }
    return dealt(values, low, scale, buckets);
  }

  private static double[] dealt(double[] values, double low, double scale, int buckets) {
    int[] ends = new int[buckets];
    for (double value : values) {
      ends[bucket(value, low, scale, buckets)]++;
    }
    int start = 0;
    for (int b = 0; b < buckets; b++) {
      int size = ends[b];
      ends[b] = start;
      start += size;
    }
    double[] sorted = new double[values.length];
    for (double value : values) {
      sorted[ends[bucket(value, low, scale, buckets)]++] = value;
    }
    start = 0;
    for (int end : ends) {
      if (end - start > CROWD) {
        Arrays.sort(sorted, start, end);
      }
      start = end;
    }
    insert(sorted);
    return sorted;
  }

  /** Rounding keeps the order: a greater number is never in a lower bucket. */
  private static int bucket(double value, double low, double scale, int buckets) {
    return Math.min(buckets - 1, (int) ((value - low) * scale));
  }

  /** Sorts numbers of which each is near its place. */
  private static void insert(double[] values) {
    for (int i = 1; i < values.length; i++) {
      double value = values[i];
      int at = i;
      while (at > 0 && values[at - 1] > value) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }
}
