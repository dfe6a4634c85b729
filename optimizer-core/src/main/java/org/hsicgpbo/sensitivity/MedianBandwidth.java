package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import org.apache.commons.math3.util.KthSelector;

/**
 * The median heuristic: h is the median of |uᵢ − uⱼ| over all pairs i &lt; j (Novello et al. 2023).
 *
 * <p>For a pair of hyperparameters the differences of both coordinates are taken together.
 *
 * <p>The median is exact, in about O(n) time and O(n) memory: the median of every {@value
 * #THINNING}-th of the sorted values, found in the same way, tells where to look; one walk of two
 * pointers gathers the differences near it and counts those below; and of these the middle one is
 * selected. Should it not be among them, as with ties, bounds are tried until few differences are
 * left between them. For an even number of pairs it is the mean of the two middle differences.
 */
final class MedianBandwidth {
  /** Differences that may be gathered, beside two for each point. */
  private static final int FEW = 512;

  private static final int THINNING = 4;

  /** How far a guess from thinned values is off, times n and over the range: seldom above 0.5. */
  private static final double GUESS_ERROR = 0.6;

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

  /** Bounds around the rank, and the differences between them. */
  private static Bracket around(double[][] sorted, long rank) {
    Bracket bracket = new Bracket(sorted, rank);
    long points = Arrays.stream(sorted).mapToLong(sample -> sample.length).sum();
    int few = (int) (FEW + 2 * points);
    if (bracket.inside() > few) {
      double guess = guess(sorted, rank, points);
      double radius = GUESS_ERROR * bracket.high * sorted.length / points;
      if (bracket.gather(guess - radius, guess + radius, few)) {
        return bracket;
      }
      bracket.closeIn(guess, radius);
    }
    while (bracket.inside() > few && !bracket.isOneNumber()) {
      bracket.narrow();
    }
    if (!bracket.isOneNumber()) {
      bracket.gather(bracket.low, bracket.high, few);
    }
    return bracket;
  }

  /** The difference of about that rank. */
  private static double guess(double[][] sorted, long rank, long points) {
    double[][] thinned = thinned(sorted);
    // Differences among the neighbours that one value stands for are left out of the thinned ones.
    double among = 0.5 * points * (THINNING - 1);
    double share = (rank - among) / (pairs(sorted) - among);
    long thinnedRank = Math.max(1, Math.round(share * pairs(thinned)));
    return pairs(thinned) == 0 ? 0 : around(thinned, thinnedRank).smallest(thinnedRank);
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

    private static final double WIDENING = 8;

    private final double[][] sorted;
    private final long rank;
    private double low = -1;
    private long upToLow;
    private double high;
    private long upToHigh;
    private double[] gathered = {};

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
    void closeIn(double guess, double firstRadius) {
      double range = high;
      for (double radius = firstRadius;
          radius < range && (low < 0 || high == range);
          radius *= WIDENING) {
        tryBound(guess - radius);
        tryBound(guess + radius);
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

    /** The difference of that rank, from 1, which must lie between the bounds. */
    double smallest(long wanted) {
      return isOneNumber()
          ? high
          : new KthSelector().select(gathered, null, (int) (wanted - upToLow - 1));
    }

    /**
     * Takes new bounds with all differences between them; changes nothing and returns false if
     * there are more than a limit or the rank is not among them.
     */
    boolean gather(double newLow, double newHigh, int limit) {
      double[] found = new double[limit];
      int filled = 0;
      long below = 0;
      for (double[] sample : sorted) {
        int first = 0;
        for (int i = 1; i < sample.length; i++) {
          while (sample[i] - sample[first] > newHigh) {
            first++;
          }
          int j = first;
          for (; j < i && sample[i] - sample[j] > newLow; j++) {
            if (filled == limit) {
              return false;
            }
            found[filled++] = sample[i] - sample[j];
          }
          below += i - j;
        }
      }
      if (rank <= below || rank > below + filled) {
        return false;
      }
      low = newLow;
      upToLow = below;
      high = newHigh;
      upToHigh = below + filled;
      gathered = Arrays.copyOf(found, filled);
      return true;
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
