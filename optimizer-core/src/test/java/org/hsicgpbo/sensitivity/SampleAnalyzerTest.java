package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

class SampleAnalyzerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("a", 0, 1),
          new RealHyperparameter("b", 0, 1),
          new RealHyperparameter("inert", 0, 1));
  private static final TrialHistory SAMPLE =
      Samples.of(SPACE, 300, 1, u -> Samples.completed(u.get(0) + 0.3 * u.get(1)));

  @Test
  void holdsThePartsThatWereAskedForAndNoOthers() {
    SampleAnalysis all = analysis(new Goal.Best(0.2), EnumSet.allOf(AnalysisPart.class));
    assertThat(all.roles()).hasSize(3);
    assertThat(all.pairs()).hasSize(3);
    assertThat(all.anova()).hasSize(3);
    assertThat(all.curves()).hasSize(3);
    assertThat(all.worst()).isPresent();
    SampleAnalysis none = analysis(new Goal.Best(0.2), Set.of());
    assertThat(none.ranking()).isEqualTo(all.ranking());
    assertThat(none.roles()).isEqualTo(all.roles());
    assertThat(none.precision()).isEmpty();
    assertThat(none.pairs()).isEmpty();
    assertThat(none.anova()).isEmpty();
    assertThat(none.curves()).isEmpty();
    assertThat(none.worst()).isEmpty();
  }

  @Test
  void everyIntervalIsThatOfItsIndexWhateverTheBandwidth() {
    for (BandwidthRule rule :
        new BandwidthRule[] {
          new BandwidthRule.Median(), new BandwidthRule.Maximum(), new BandwidthRule.Fixed(0.1)
        }) {
      SampleAnalysis analysis =
          new SampleAnalyzer(
                  new Goal.Best(0.2),
                  CostMeasure.FLOPS,
                  1,
                  AnalysisSettings.defaults().with(rule),
                  Set.of(AnalysisPart.PRECISION))
              .analyze(SAMPLE);
      HsicIndex first = analysis.ranking().indices().get(0);
      IndexPrecision precision = analysis.precision(first.hyperparameter()).orElseThrow();
      assertThat(first.hyperparameter()).isEqualTo("a");
      assertThat(first.hsic()).isBetween(precision.low(), precision.high());
    }
  }

  @Test
  void theWorstGoalHasNoRolesAndNoMirror() {
    SampleAnalysis worst = analysis(new Goal.Worst(0.2), EnumSet.allOf(AnalysisPart.class));
    assertThat(worst.roles()).isEmpty();
    assertThat(worst.worst()).isEmpty();
    assertThat(worst.ranking().indices().get(0).hyperparameter()).isEqualTo("a");
  }

  private static SampleAnalysis analysis(Goal goal, Set<AnalysisPart> parts) {
    return new SampleAnalyzer(goal, CostMeasure.FLOPS, 1, AnalysisSettings.defaults(), parts)
        .analyze(SAMPLE);
  }
}
