package org.hsicgpbo.sensitivity;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How p-values of a family of tests are corrected for their number. */
public enum Correction {
  /**
   * Holm (1979): the chance that any true hypothesis of independence is rejected stays below the
   * level, however the tests depend on each other.
   */
  HOLM {
    @Override
    void correctAscending(double[] pValues, int[] ascending, double[] adjusted) {
      double greatest = 0;
      for (int j = 0; j < ascending.length; j++) {
        greatest = Math.max(greatest, (ascending.length - j) * pValues[ascending[j]]);
        adjusted[ascending[j]] = Math.min(1, greatest);
      }
    }
  },

  /**
   * Benjamini and Hochberg (1995): the expected share of true hypotheses among the rejected ones
   * stays below the level, for independent tests.
   */
  BENJAMINI_HOCHBERG {
    @Override
    void correctAscending(double[] pValues, int[] ascending, double[] adjusted) {
      double smallest = 1;
      for (int j = ascending.length - 1; j >= 0; j--) {
        double scaled = pValues[ascending[j]] * ascending.length / (j + 1);
        smallest = Math.min(smallest, scaled);
        adjusted[ascending[j]] = smallest;
      }
    }
  };

  abstract void correctAscending(double[] pValues, int[] ascending, double[] adjusted);

  /** Adjusted p-values in the same order; NaN stays NaN and does not count to the family. */
  public double[] adjust(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = pValues.clone();
    correctAscending(pValues, ascending, adjusted);
    return adjusted;
  }
}
