package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationGroupTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300, 3000})
  void ranksLieInTheMiddleOfTheirShareAndTiesShareTheMean(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.exp(Math.floor(20 * random.nextDouble() - 10));
    }
    values[n / 2] = Double.POSITIVE_INFINITY;
    // By default it gives ties their mean rank.
    double[] expected = new NaturalRanking().rank(values);
    for (int i = 0; i < n; i++) {
      expected[i] = (expected[i] - 0.5) / n;
    }
    // Another order of the same three operations.
    assertThat(ActivationGroup.unitRanks(values)).containsExactly(expected, within(1e-15));
  }

  @Test
  void zeroWithASignIsZero() {
    assertThat(ActivationGroup.unitRanks(new double[] {0.0, 1, -0.0, 2}))
        .containsExactly(0.25, 0.625, 0.25, 0.875);
  }
}
