package org.hsicgpbo.sensitivity;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction of p-values over a family (Holm 1979): the chance that any true
 * hypothesis of independence is rejected stays below the level, however the tests depend on each
 * other.
 */
final class HolmCorrection {
  private HolmCorrection() {}

  /** Adjusted p-values in the same order; NaN stays NaN and does not count to the family. */
  static double[] adjust(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = pValues.clone();
    double greatest = 0;
    for (int j = 0; j < ascending.length; j++) {
      greatest = Math.max(greatest, (ascending.length - j) * pValues[ascending[j]]);
      adjusted[ascending[j]] = Math.min(1, greatest);
    }
    return adjusted;
  }
}
