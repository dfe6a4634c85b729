package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;

class PairAnalyzerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("a", 0, 1),
          new RealHyperparameter("b", 0, 1),
          new RealHyperparameter("c", 0, 1),
          new BooleanHyperparameter("switch"),
          new RealHyperparameter("child", 0, 1).when("switch", Value.of(true)));

  @Test
  void ranksThePairThatActsTogetherFirst() {
    List<PairIndex> pairs =
        new PairAnalyzer(new Goal.Best(0.2), AnalysisSettings.defaults())
            .analyze(
                Samples.of(SPACE, 200, 1, u -> Samples.completed(Math.abs(u.get(0) - u.get(1)))));
    assertThat(pairs).hasSize(10);
    assertThat(pairs.get(0).first()).isEqualTo("a");
    assertThat(pairs.get(0).second()).isEqualTo("b");
    assertThat(pairs.get(0).pAdjusted()).isLessThan(1e-4);
    assertThat(pairs.subList(1, 10)).allMatch(pair -> !(pair.pAdjusted() < 0.01));
    PairIndex conditional =
        pairs.stream().filter(pair -> pair.second().equals("child")).findFirst().orElseThrow();
    assertThat(conditional.active()).isBetween(75, 125);
  }

  @Test
  void givesNoFigureForSmallGroups() {
    assertThat(
            new PairAnalyzer(new Goal.Best(0.2), AnalysisSettings.defaults())
                .analyze(Samples.of(SPACE, 15, 1, u -> Samples.completed(u.get(0)))))
        .hasSize(10)
        .allMatch(pair -> Double.isNaN(pair.hsic()) && Double.isNaN(pair.pAdjusted()));
  }

  @Test
  void refusesTinyBandwidths() {
    AnalysisSettings tiny = AnalysisSettings.defaults().with(new BandwidthRule.Fixed(0.01));
    assertThatThrownBy(() -> new PairAnalyzer(new Goal.Best(0.2), tiny))
        .hasMessageContaining("at least 0.05 for pairs");
  }

  @Test
  void bandwidthIsTheMedianOfBothCoordinatesTogether() {
    // Differences 0.1, 0.2, 0.1 and 0.5, 0.9, 0.4: the middle two are 0.2 and 0.4.
    assertThat(MedianBandwidth.of(new double[] {0, 0.1, 0.2}, new double[] {0, 0.5, 0.9}))
        .isCloseTo(0.3, within(1e-15));
  }
}
