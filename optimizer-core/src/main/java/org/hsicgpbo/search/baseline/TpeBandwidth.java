package org.hsicgpbo.search.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How wide the kernels of TPE are along one coordinate of [0,1]. With n observations no kernel is
 * narrower than 1/min(100, n + 2), so that a few trials of luck do not pin the search down, and
 * none is wider than 1.
 */
public enum TpeBandwidth {
  /**
   * The greater of the distances to the next centre on the left and on the right, the prior's
   * centre being one of them (Bergstra et al. 2011, section 4.2): wide where trials are scarce,
   * narrow where they crowd.
   */
  NEIGHBOURS {
    @Override
    double[] unclipped(double[] centres, int dimensions) {
      int[] order =
          IntStream.range(0, centres.length)
              .boxed()
              .sorted(Comparator.comparingDouble(k -> centres[k]))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] widths = new double[centres.length];
      for (int r = 1; r < order.length; r++) {
        double gap = centres[order[r]] - centres[order[r - 1]];
        widths[order[r - 1]] = Math.max(widths[order[r - 1]], gap);
        widths[order[r]] = gap;
      }
      return widths;
    }
  },

  /**
   * 0.2 n^(−1/(d+4)) for all kernels of n observations of d coordinates: Scott's rule for a product
   * kernel, as multivariate TPE usually has it (Watanabe 2023). Smoother, hence slower to close in.
   */
  SCOTT {
    @Override
    double[] unclipped(double[] centres, int dimensions) {
      double n = Math.max(1, centres.length - 1);
      double[] widths = new double[centres.length];
      Arrays.fill(widths, ONE_OBSERVATION * Math.pow(n, -1.0 / (dimensions + 4)));
      return widths;
    }
  };

  private static final double ONE_OBSERVATION = 0.2;
  private static final double MOST_KERNELS = 100;

  /** Before the narrowest and widest are applied. */
  abstract double[] unclipped(double[] centres, int dimensions);

  /**
   * Deviations of the kernels.
   *
   * @param centres of the kernels along the coordinate, that of the prior last
   * @param dimensions d, how many coordinates are estimated together
   * @return one for each centre; the prior's own is 1
   */
  double[] deviations(double[] centres, int dimensions) {
    int n = centres.length - 1;
    double narrowest = 1 / Math.min(MOST_KERNELS, n + 2.0);
    double[] deviations = unclipped(centres, dimensions);
    for (int k = 0; k < n; k++) {
      deviations[k] = Math.min(1, Math.max(narrowest, deviations[k]));
    }
    deviations[n] = 1;
    return deviations;
  }
}
