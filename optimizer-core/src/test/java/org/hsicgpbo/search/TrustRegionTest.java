package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.junit.jupiter.api.Test;

class TrustRegionTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1),
          CategoricalHyperparameter.of("kind", "a", "b"));

  @Test
  void growsAfterThreeSuccessesUpToTwiceTheCube() {
    TrustRegion region = TrustRegion.first();
    for (int k = 0; k < 3; k++) {
      region = region.after(true, 4);
    }
    assertThat(region).isEqualTo(new TrustRegion(1.6, 0, 0));
    for (int k = 0; k < 3; k++) {
      region = region.after(true, 4);
    }
    assertThat(region.length()).isEqualTo(1.6);
  }

  @Test
  void shrinksAfterFailuresInARow() {
    TrustRegion region = TrustRegion.first();
    for (boolean success : new boolean[] {false, false, false, true, false, false, false}) {
      region = region.after(success, 4);
    }
    assertThat(region).isEqualTo(new TrustRegion(0.8, 0, 3));
    assertThat(region.after(false, 4)).isEqualTo(new TrustRegion(0.4, 0, 0));
  }

  @Test
  void isSpentAfterSevenHalvings() {
    TrustRegion region = TrustRegion.first();
    int failures = 0;
    while (!region.isSpent()) {
      region = region.after(false, 2);
      failures++;
    }
    // 0.8 · 2⁻⁷ is the first length below 2⁻⁷.
    assertThat(failures).isEqualTo(14);
  }

  @Test
  void sidesFollowTheLengthscales() {
    SearchRegion region =
        new TrustRegion(0.2, 0, 0)
            .around(SPACE, new UnitPoint(0.5, 0.02, 0.3), new double[] {1, 2, 4});
    // The geometric mean of the lengthscales is 2: stretches are 1/2, 1 and, for the category, all.
    assertThat(region.intervals().get(0).low()).isCloseTo(0.45, within(1e-12));
    assertThat(region.intervals().get(0).high()).isCloseTo(0.55, within(1e-12));
    assertThat(region.intervals().get(1).low()).isZero();
    assertThat(region.intervals().get(1).high()).isCloseTo(0.12, within(1e-12));
    assertThat(region.intervals().get(2)).isEqualTo(new UnitInterval(0, 1));
  }

  @Test
  void anImprovementIsAThousandthOfTheBest() {
    assertThat(TrustRegion.improves(0.9985, 1)).isTrue();
    assertThat(TrustRegion.improves(0.9995, 1)).isFalse();
    assertThat(TrustRegion.improves(5, Double.POSITIVE_INFINITY)).isTrue();
    assertThat(TrustRegion.improves(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)).isFalse();
  }
}
