package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * The median heuristic: h is the median of |uᵢ − uⱼ| over all pairs i &lt; j (Novello et al. 2023).
 *
 * <p>For a pair of hyperparameters the differences of both coordinates are taken together.
 *
 * <p>The median is exact, in about O(n) time and O(n) memory: on sorted values two pointers count
 * the differences not above a bound. The median of every {@value #THINNING}-th value, found in the
 * same way, tells about where to look, bounds around it are narrowed until about n/8 differences
 * are left between them, and these are sorted. For an even number of pairs it is the mean of the
 * two middle differences.
 */
final class MedianBandwidth {
  /** Differences that may be left to sort, beside n/8. */
  private static final int FEW = 512;

  private static final int THINNING = 16;

  private MedianBandwidth() {}

  /**
   * The median of the absolute differences inside each of the samples, taken together; NaN if no
   * sample has two points, 0 when more than half of the pairs coincide.
   *
   * @param samples finite numbers, in any order; one sample for a hyperparameter, two for a pair
   */
  static double of(double[]... samples) {
    return ofSorted(Arrays.stream(samples).map(BucketSort::sorted).toArray(double[][]::new));
  }

  private static double ofSorted(double[][] sorted) {
    long pairs = pairs(sorted);
    if (pairs == 0) {
      return Double.NaN;
    }
    long rank = (pairs + 1) / 2;
    Bracket bracket = around(sorted, rank);
    double lower = bracket.smallest(rank);
    if (pairs % 2 == 1) {
      return lower;
    }
    double upper =
        rank < bracket.upToHigh ? bracket.smallest(rank + 1) : smallestAbove(sorted, bracket.high);
    return 0.5 * (lower + upper);
  }

  /** Bounds with few differences between them, or one number, and the rank among these. */
  private static Bracket around(double[][] sorted, long rank) {
    Bracket bracket = new Bracket(sorted, rank);
    long few = (long) FEW + sorted[0].length / 8;
    if (bracket.inside() > few) {
      bracket.closeIn(guess(sorted, rank));
    }
    while (bracket.inside() > few && !bracket.isOneNumber()) {
      bracket.narrow();
    }
    bracket.collect();
    return bracket;
  }

  /** The difference of about that rank. */
  private static double guess(double[][] sorted, long rank) {
    double[][] thinned = thinned(sorted);
    long n = Arrays.stream(sorted).mapToLong(sample -> sample.length).sum();
    // Of neighbours that one value stands for, the differences among themselves are left out.
    long thinnedRank = (rank - n * (THINNING - 1) / 2) / (THINNING * THINNING);
    long within = Math.max(1, Math.min(pairs(thinned), thinnedRank));
    return pairs(thinned) == 0 ? 0 : around(thinned, within).smallest(within);
  }

  private static double[][] thinned(double[][] sorted) {
    double[][] thinned = new double[sorted.length][];
    for (int k = 0; k < sorted.length; k++) {
      thinned[k] = new double[sorted[k].length / THINNING];
      for (int j = 0; j < thinned[k].length; j++) {
        thinned[k][j] = sorted[k][j * THINNING + THINNING / 2];
      }
    }
    return thinned;
  }

  private static long pairs(double[][] samples) {
    return Arrays.stream(samples).mapToLong(MedianBandwidth::pairs).sum();
  }

  private static long pairs(double[] sample) {
    return (long) sample.length * (sample.length - 1) / 2;
  }

  /** Two bounds with the difference of the rank above the lower and not above the upper one. */
  private static final class Bracket {
    /** By how much a narrowing shrinks the bracket where differences are spread evenly. */
    private static final double SHRINKING = 16;

    /** How far a guess from thinned values is off, times n and over the range: seldom above 1.5. */
    private static final double GUESS_ERROR = 1.5;

    private static final double WIDENING = 8;

    private final double[][] sorted;
    private final long rank;
    private double low = -1;
    private long upToLow;
    private double high;
    private long upToHigh;
    private double[] collected = {};

    Bracket(double[][] sorted, long rank) {
      this.sorted = sorted;
      this.rank = rank;
      this.upToHigh = pairs(sorted);
      for (double[] sample : sorted) {
        if (sample.length > 1) {
          this.high = Math.max(high, sample[sample.length - 1] - sample[0]);
        }
      }
    }

    long inside() {
      return upToHigh - upToLow;
    }

    boolean isOneNumber() {
      return Math.nextUp(low) >= high;
    }

    /** Tries bounds beside the guess, further and further away until the rank lies between them. */
    void closeIn(double guess) {
      double range = high;
      double radius = GUESS_ERROR * range / sorted[0].length;
      while (radius < range && (low < 0 || high == range)) {
        tryBound(guess - radius);
        tryBound(guess + radius);
        radius *= WIDENING;
      }
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

    /** The smallest difference of the rank, from 1, which is above the lower bound's. */
    double smallest(long wanted) {
      return isOneNumber() ? high : collected[(int) (wanted - upToLow - 1)];
    }

    /** Puts the differences above the lower and not above the upper bound in order. */
    void collect() {
      if (isOneNumber()) {
        return;
      }
      double[] differences = new double[(int) inside()];
      int filled = 0;
      for (double[] sample : sorted) {
        int first = 0;
        for (int i = 1; i < sample.length; i++) {
          while (sample[i] - sample[first] > high) {
            first++;
          }
          for (int j = first; j < i && sample[i] - sample[j] > low; j++) {
            differences[filled++] = sample[i] - sample[j];
          }
        }
      }
      collected = BucketSort.sorted(differences);
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
