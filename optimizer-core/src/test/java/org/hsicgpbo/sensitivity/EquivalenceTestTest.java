package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

class EquivalenceTestTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("width", 0, 1));

  @Test
  void isTheBinomialTail() {
    // Best six of sixty lie below 0.5: P(Bin(6, 0.25) = 6) = 4^-6.
    EquivalenceTest test =
        EquivalenceTest.of(
            new UnitInterval(0, 0.5),
            group(Samples.of(SPACE, 60, 1, u -> Samples.completed(u.get(0)))),
            0.5);
    assertThat(test.inside()).isEqualTo(6);
    assertThat(test.good()).isEqualTo(6);
    assertThat(test.chanceRatio()).isEqualTo(2);
    assertThat(test.pValue()).isCloseTo(Math.pow(4, -6), within(1e-12));
  }

  @Test
  void keepsItsLevelWhereTheCheapHalfHalvesTheChance() {
    // A good trial lies in the cheap half with probability ¼ = ½·(1 − margin): the border of H₀.
    long wrong = rejections(0.25, List.of(60, 6));
    // Exact size P(Bin(6,¼) ≥ 4) = 0.0376 of 2,000, ± 4 standard errors (8.5 each).
    assertThat(wrong).isBetween(41L, 110L);
  }

  @Test
  void findsTheCheapHalfHarmlessInAThirdOfSmallSamples() {
    // Exact power P(Bin(6,½) ≥ 4) = 0.344 of 2,000, ± 4 standard errors (21 each).
    assertThat(rejections(0.5, List.of(60, 6))).isBetween(602L, 773L);
  }

  /** Of 2,000 samples, how many show that the cheap half keeps the goal. */
  private static long rejections(double goodInCheapHalf, List<Integer> sizes) {
    long rejections = 0;
    for (int seed = 0; seed < 2000; seed++) {
      TrialHistory sample =
          Samples.of(SPACE, sizes.get(0), seed, u -> error(u.get(0), goodInCheapHalf));
      EquivalenceTest test = EquivalenceTest.of(new UnitInterval(0, 0.5), group(sample), 0.5);
      rejections += test.pValue() <= 0.05 ? 1 : 0;
    }
    return rejections;
  }

  /** An error whose density near its minimum stands q : 1−q in the two halves of U. */
  private static org.hsicgpbo.trial.TrialOutcome error(double u, double goodInCheapHalf) {
    double weight = u < 0.5 ? goodInCheapHalf : 1 - goodInCheapHalf;
    // A hash of u is uniform and says nothing of the half.
    double hash = Math.abs(Math.sin(u * 1e6) * 1e4) % 1;
    return Samples.completed(hash / weight);
  }

  private static ActivationGroup group(TrialHistory sample) {
    return ActivationGroup.of(
        sample, 0, SensitivityAnalyzer.indicator(new Goal.Best(0.1), sample), CostMeasure.FLOPS);
  }
}
