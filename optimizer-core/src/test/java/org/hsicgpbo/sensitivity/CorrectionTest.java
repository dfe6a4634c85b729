package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrectionTest {
  @Test
  void holmFollowsAWorkedExample() {
    // Sorted 0.005·4, 0.01·3, 0.03·2, 0.04·1 with running maximum.
    assertThat(Correction.HOLM.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void staysAtMostOneAndLeavesUnknownOut() {
    assertThat(Correction.HOLM.adjust(new double[] {0.6, Double.NaN, 0.02}))
        .containsExactly(new double[] {0.6, Double.NaN, 0.04}, within(1e-15));
    assertThat(Correction.HOLM.adjust(new double[] {0.6, 0.7})).containsExactly(1, 1);
  }

  @Test
  void benjaminiHochbergFollowsAWorkedExample() {
    // Sorted 0.005·4/1, 0.01·4/2, 0.03·4/3, 0.04·4/4 with running minimum from the last.
    assertThat(Correction.BENJAMINI_HOCHBERG.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-15));
  }
}
