package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

/**
 * What rejection does to the ranking (docs/method.md): only a decides, a + b &lt;= 1 ties b to it,
 * c is free.
 */
class ConstrainedSampleTest {
  private static final int SAMPLES = 100;
  private static final int SIZE = 200;
  private static final SearchSpace FREE =
      SearchSpace.of(
          new RealHyperparameter("a", 0, 1),
          new RealHyperparameter("b", 0, 1),
          new RealHyperparameter("c", 0, 1));
  private static final SearchSpace TIED =
      FREE.where(Constraint.of("a + b <= 1", x -> value(x, "a") + value(x, "b") <= 1));

  /**
   * Share of rejections at 5 % over 100 samples of 200, standard error 2.2 %: a free one keeps its
   * level (within three standard errors), a tied one is found though it decides nothing.
   */
  @Test
  void pValuesKeepTheirLevelButWhatIsTiedToADecisiveOneIsFoundToo() {
    double[] free = rejected(FREE);
    double[] tied = rejected(TIED);
    assertThat(free[0]).as("a").isGreaterThan(0.99);
    assertThat(free[1]).as("b without constraint").isBetween(0.0, 0.115);
    assertThat(tied[0]).as("a under the constraint").isGreaterThan(0.99);
    assertThat(tied[1]).as("b tied to a").isGreaterThan(0.5);
    assertThat(tied[2]).as("c under the constraint").isBetween(0.0, 0.115);
  }

  /** For each hyperparameter the share of samples in which independence is rejected at 5 %. */
  private static double[] rejected(SearchSpace space) {
    double[] rejected = new double[space.dimensions()];
    for (int k = 0; k < SAMPLES; k++) {
      TrialHistory sample =
          Samples.of(space, SIZE, 1000 + k, u -> Samples.completed(Math.abs(u.get(0) - 0.8)));
      SensitivityReport report =
          new SensitivityAnalyzer(new Goal.Best(0.2), CostMeasure.FLOPS, 1).analyze(sample);
      for (int i = 0; i < rejected.length; i++) {
        double p = Samples.index(report, space.get(i).name()).pValue();
        rejected[i] += p < 0.05 ? 1.0 / SAMPLES : 0;
      }
    }
    return rejected;
  }

  @Test
  void theReportSaysSoAndLeavesOutWhatNeedsIndependence() {
    TrialHistory sample =
        Samples.of(TIED, SIZE, 1, u -> Samples.completed(Math.abs(u.get(0) - 0.8)));
    assertThat(
            new SensitivityAnalyzer(new Goal.Best(0.2), CostMeasure.FLOPS, 1)
                .analyze(sample)
                .notes())
        .anySatisfy(note -> assertThat(note).startsWith("The space has constraints (a + b <= 1)"));
    List<AnovaIndex> anova = new AnovaAnalyzer(new Goal.Best(0.2)).analyze(sample);
    assertThat(anova).hasSize(3).allSatisfy(index -> assertThat(index.first()).isNaN());
  }

  private static double value(Configuration configuration, String name) {
    return configuration.get(name).orElseThrow().asNumber();
  }
}
