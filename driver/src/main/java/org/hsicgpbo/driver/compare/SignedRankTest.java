package org.hsicgpbo.driver.compare;

import java.util.Arrays;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test of pairs (Wilcoxon 1945, "Individual comparisons by ranking
 * methods"): the ranks of the absolute differences get the signs of the differences, and W₊ is the
 * sum of those above 0.
 *
 * <p>Differences of 0 are left out. The p-value is two-sided and exact at any size and with ties,
 * because the distribution of W₊ under all 2ⁿ equally likely signs is counted for the very ranks
 * that were observed. Commons Math is no help where pairs are equal: it ranks zeros along with the
 * others, and strategies that share their warm-up may well end with the same network.
 */
public final class SignedRankTest {
  /** Fewer differences than this cannot be significant at 5 %: 2·2⁻⁵ is 0.0625. */
  public static final int FEWEST_FOR_FIVE_PERCENT = 6;

  /** Ranks of ties end in a half, so twice their sum is a whole number. */
  private static final int HALVES = 2;

  private SignedRankTest() {}

  /**
   * The two-sided p-value of the hypothesis that the differences lie symmetrically about 0.
   *
   * @param x one figure of each pair
   * @param y the other; pairs with a NaN are left out
   * @return in (0,1]; 1 if all pairs are equal, NaN if there is none
   */
  public static double pValue(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "The figures (%d and %d) must be pairs.".formatted(x.length, y.length));
    }
    double[] all = new double[x.length];
    Arrays.setAll(all, i -> x[i] - y[i]);
    double[] known = Arrays.stream(all).filter(d -> !Double.isNaN(d)).toArray();
    double[] differences = Arrays.stream(known).filter(d -> d != 0).toArray();
    if (differences.length == 0) {
      return known.length == 0 ? Double.NaN : 1;
    }
    return exact(differences);
  }

  private static double exact(double[] differences) {
    double[] ranks =
        new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
            .rank(Arrays.stream(differences).map(Math::abs).toArray());
    int sum = 0;
    int positive = 0;
    int[] doubled = new int[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      doubled[i] = (int) Math.round(HALVES * ranks[i]);
      sum += doubled[i];
      positive += differences[i] > 0 ? doubled[i] : 0;
    }
    double[] probability = distribution(doubled, sum);
    double tail = 0;
    for (int w = 0; w <= Math.min(positive, sum - positive); w++) {
      tail += probability[w];
    }
    // The distribution is symmetric; where W lies in the middle both tails hold it.
    return Math.min(1, 2 * tail);
  }

  /** The probability of each value of twice W₊: one rank after the other is added or not. */
  private static double[] distribution(int[] doubledRanks, int sum) {
    double[] probability = new double[sum + 1];
    probability[0] = 1;
    for (int rank : doubledRanks) {
      for (int w = sum; w >= 0; w--) {
        double with = w >= rank ? probability[w - rank] : 0;
        probability[w] = (probability[w] + with) / 2;
      }
    }
    return probability;
  }
}
