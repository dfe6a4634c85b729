package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmCorrectionTest {
  @Test
  void followsAWorkedExample() {
    // Sorted 0.005·4, 0.01·3, 0.03·2, 0.04·1 with running maximum.
    assertThat(HolmCorrection.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void staysAtMostOneAndLeavesUnknownOut() {
    assertThat(HolmCorrection.adjust(new double[] {0.6, Double.NaN, 0.02}))
        .containsExactly(new double[] {0.6, Double.NaN, 0.04}, within(1e-15));
    assertThat(HolmCorrection.adjust(new double[] {0.6, 0.7})).containsExactly(1, 1);
  }
}
