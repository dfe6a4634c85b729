package org.hsicgpbo.driver.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.junit.jupiter.api.Test;

class SignedRankTestTest {
  /** Sums of exact powers of two. */
  private static final double EXACT = 1e-12;

  @Test
  void agreesWithPublishedExamples() {
    // Darwin's maize as in the documentation of scipy.stats.wilcoxon, whose exact test says this.
    assertThat(p(6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75))
        .isCloseTo(0.041259765625, within(EXACT));
    // Hollander and Wolfe, Nonparametric Statistical Methods, table 3.1 (depression scale),
    // two-sided.
    double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    assertThat(SignedRankTest.pValue(before, after)).isCloseTo(0.0390625, within(EXACT));
  }

  @Test
  void fiveSeedsCannotReachFivePercentAndSixCan() {
    assertThat(p(1, 2, 3, 4, 5)).isCloseTo(0.0625, within(EXACT)).isGreaterThan(0.05);
    assertThat(p(-1, -2, -3, -4, -5, -6)).isCloseTo(0.03125, within(EXACT)).isLessThan(0.05);
    assertThat(SignedRankTest.FEWEST_FOR_FIVE_PERCENT).isEqualTo(6);
  }

  @Test
  void equalPairsAreLeftOut() {
    assertThat(p(0, 1, 2, 0, 3, 4, 5)).isEqualTo(p(1, 2, 3, 4, 5));
    assertThat(p(0, 0, 0)).isEqualTo(1);
  }

  @Test
  void unknownPairsAreLeftOut() {
    assertThat(p(Double.NaN, 1, 2, 3, 4, 5)).isEqualTo(p(1, 2, 3, 4, 5));
    assertThat(p(Double.NaN)).isNaN();
    assertThat(p()).isNaN();
  }

  @Test
  void theSidesMayBeSwapped() {
    double[] x = {0.3, 0.1, 0.9, 0.4, 0.8, 0.35};
    double[] y = {0.2, 0.4, 0.5, 0.1, 0.2, 0.30};

    assertThat(SignedRankTest.pValue(x, y)).isEqualTo(SignedRankTest.pValue(y, x));
    assertThatThrownBy(() -> SignedRankTest.pValue(x, new double[2]))
        .hasMessageContaining("The figures (6 and 2) must be pairs.");
  }

  @Test
  void tiesAreCountedOverAllSigns() {
    SplittableRandom random = new SplittableRandom(3);
    for (int repeat = 0; repeat < 40; repeat++) {
      // Few different sizes, so that ties are the rule.
      double[] d = random.doubles(10).map(u -> Math.ceil(u * 4) * (u < 0.5 ? -1 : 1)).toArray();
      assertThat(p(d)).as(Arrays.toString(d)).isCloseTo(overAllSigns(d), within(EXACT));
    }
  }

  @Test
  void aHundredSeedsAreCounted() {
    double[] d = new double[100];
    Arrays.setAll(d, i -> i + 1);

    assertThat(p(d)).isCloseTo(Math.pow(2, -99), within(1e-40));
    Arrays.setAll(d, i -> i % 4 == 0 || i % 4 == 3 ? i + 1 : -i - 1);
    assertThat(p(d)).as("as much above as below 0").isCloseTo(1, within(EXACT));
  }

  /** The slow, obvious way: all 2ⁿ signs. */
  private static double overAllSigns(double[] d) {
    double[] ranks = new NaturalRanking().rank(Arrays.stream(d).map(Math::abs).toArray());
    double half = Arrays.stream(ranks).sum() / 2;
    double observed = Math.abs(sum(ranks, i -> d[i] > 0) - half);
    int asFar = 0;
    for (int signs = 0; signs < 1 << d.length; signs++) {
      int s = signs;
      asFar += Math.abs(sum(ranks, i -> (s >> i & 1) == 1) - half) >= observed - 1e-9 ? 1 : 0;
    }
    return asFar / (double) (1 << d.length);
  }

  private static double sum(double[] ranks, java.util.function.IntPredicate isPositive) {
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += isPositive.test(i) ? ranks[i] : 0;
    }
    return sum;
  }

  private static double p(double... differences) {
    return SignedRankTest.pValue(differences, new double[differences.length]);
  }
}
