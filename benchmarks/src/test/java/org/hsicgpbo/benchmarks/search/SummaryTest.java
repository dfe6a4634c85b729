package org.hsicgpbo.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
  /** SciPy: wilcoxon([1, 2, 3, 4, 5, -6]) has the p-value 0.4375. */
  @Test
  void strategiesAreComparedSeedBySeed() {
    Summary ours = of(1, 2, 3, 4, 5, -6, 0, 0, 0);
    Summary zeros = of(new double[9]);
    assertThat(ours.against(zeros)).isEqualTo("0.438 +");
    assertThat(zeros.against(ours)).isEqualTo("0.438 −");
    assertThat(zeros.against(zeros)).isEqualTo("1.00 +");
    assertThat(ours.against(of(1, 2))).isEqualTo("other seeds");
  }

  private static Summary of(double... regrets) {
    return new Summary("function", "strategy", regrets, 0, Double.NaN);
  }
}
