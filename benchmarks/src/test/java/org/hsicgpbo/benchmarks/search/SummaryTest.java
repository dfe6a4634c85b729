package org.hsicgpbo.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {
  /** SciPy: wilcoxon([1, 2, 3, 4, 5, -6]) has the p-value 0.4375. */
  @Test
  void theSignedRankTestIsExact() {
    double[] zeros = new double[6];
    assertThat(Summary.pValue(new double[] {1, 2, 3, 4, 5, -6}, zeros))
        .isCloseTo(0.4375, within(1e-12));
  }

  @Test
  void equalPairsSayNothing() {
    double[] zeros = new double[9];
    assertThat(Summary.pValue(new double[] {1, 2, 3, 4, 5, -6, 0, 0, 0}, zeros))
        .isCloseTo(0.4375, within(1e-12));
    assertThat(Summary.pValue(zeros, zeros)).isEqualTo(1);
  }
}
