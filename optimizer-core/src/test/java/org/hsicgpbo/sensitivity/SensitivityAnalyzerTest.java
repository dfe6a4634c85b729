package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityAnalyzerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("noise", 0, 1),
          new RealHyperparameter("decisive", 0, 1),
          IntegerHyperparameter.log("costly", 1, 100),
          CategoricalHyperparameter.of("kind", "a", "b", "c"),
          new BooleanHyperparameter("switch"),
          new RealHyperparameter("child", 0, 1).when("switch", Value.of(true)));
  private static final SensitivityAnalyzer ANALYZER =
      new SensitivityAnalyzer(new Goal.Best(0.1), CostMeasure.FLOPS, 7);

  private static TrialOutcome objective(UnitPoint u) {
    return Samples.completed(
        Math.abs(u.get(1) - 0.3) + 0.01 * u.get(0), Math.exp(3 * u.get(2)) * (1 + 0.1 * u.get(0)));
  }

  @Test
  void ranksTheDecisiveHyperparameterFirst() {
    SensitivityReport report =
        ANALYZER.analyze(Samples.of(SPACE, 100, 3, SensitivityAnalyzerTest::objective));
    HsicIndex first = report.indices().get(0);
    assertThat(first.hyperparameter()).isEqualTo("decisive");
    assertThat(first.pAdjusted()).isLessThan(0.01);
    assertThat(first.costPValue()).isGreaterThan(0.05);
    assertThat(report.reached()).isEqualTo(10);
    assertThat(Samples.index(report, "costly").costPValue()).isLessThan(0.05);
    assertThat(Samples.index(report, "costly").costR2()).isGreaterThan(0.5);
  }

  @Test
  void indexIsThePublishedOneOnTheActiveTrials() {
    TrialHistory sample = Samples.of(SPACE, 120, 5, SensitivityAnalyzerTest::objective);
    SensitivityReport report = ANALYZER.analyze(sample);
    GoalIndicator goal = SensitivityAnalyzer.indicator(new Goal.Best(0.1), sample);
    for (HsicIndex index : report.indices()) {
      ActivationGroup group =
          ActivationGroup.of(
              sample, SPACE.indexOf(index.hyperparameter()), goal, CostMeasure.FLOPS);
      if (!Double.isNaN(index.hsic())) {
        double share = (double) index.goalReached() / index.active();
        assertThat(index.hsic())
            .isCloseTo(
                SlowHsic.goal(group.u(), group.reached(), index.bandwidth(), share), within(1e-12));
      }
    }
    assertThat(Samples.index(report, "child").active()).isBetween(40, 80);
    assertThat(Samples.index(report, "noise").active()).isEqualTo(120);
  }

  @Test
  void equalSeedsGiveEqualReports() {
    TrialHistory sample = Samples.of(SPACE, 60, 3, SensitivityAnalyzerTest::objective);
    assertThat(ANALYZER.analyze(sample)).isEqualTo(ANALYZER.analyze(sample));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 19})
  void tooFewTrialsGiveNotesInsteadOfFigures(int n) {
    SensitivityReport report =
        ANALYZER.analyze(Samples.of(SPACE, n, 3, SensitivityAnalyzerTest::objective));
    assertThat(report.indices()).hasSize(6).allMatch(index -> Double.isNaN(index.hsic()));
    assertThat(report.notes()).anyMatch(note -> note.contains("at least 20 are needed"));
  }

  @Test
  void tooFewGoodTrialsGiveNotesInsteadOfFigures() {
    SensitivityReport report =
        ANALYZER.analyze(Samples.of(SPACE, 40, 3, SensitivityAnalyzerTest::objective));
    assertThat(report.reached()).isEqualTo(4);
    assertThat(report.indices()).allMatch(index -> Double.isNaN(index.pValue()));
    assertThat(report.notes()).anyMatch(note -> note.contains("Only 4 trials reach the goal"));
  }

  @Test
  void equalErrorsGiveANote() {
    assertUnknown(u -> Samples.completed(0.5, u.get(0) + 1), "All trials reach the goal");
  }

  @Test
  void onlyFailuresGiveANote() {
    assertUnknown(u -> Samples.failed(), "60 of 60 trials failed");
  }

  private static void assertUnknown(Function<UnitPoint, TrialOutcome> objective, String note) {
    SensitivityReport report = ANALYZER.analyze(Samples.of(SPACE, 60, 3, objective));
    assertThat(report.indices()).allMatch(index -> Double.isNaN(index.hsic()));
    assertThat(report.notes()).anyMatch(n -> n.contains(note));
  }

  @Test
  void tiesAtTheThresholdAreTold() {
    SensitivityReport report =
        ANALYZER.analyze(
            Samples.of(SPACE, 60, 3, u -> Samples.completed(u.get(1) < 0.3 ? 0.1 : u.get(1))));
    assertThat(report.reached()).isGreaterThan(10);
    assertThat(report.notes()).anyMatch(note -> note.contains("instead of 6"));
  }

  @Test
  void unknownAndConstantCostsAreTold() {
    SensitivityReport unknown =
        ANALYZER.analyze(Samples.of(SPACE, 60, 3, u -> Samples.completed(u.get(1))));
    assertThat(unknown.indices()).allMatch(index -> Double.isNaN(index.costPValue()));
    assertThat(unknown.notes()).anyMatch(note -> note.contains("(flops) is known of 0 trials"));
    SensitivityReport constant =
        ANALYZER.analyze(Samples.of(SPACE, 60, 3, u -> Samples.completed(u.get(1), 5)));
    assertThat(constant.indices()).allMatch(index -> Double.isNaN(index.costR2()));
    assertThat(constant.notes()).anyMatch(note -> note.contains("the same in all trials"));
  }

  @Test
  void failedTrialsCountAsTheWorst() {
    TrialHistory sample =
        Samples.of(SPACE, 100, 3, u -> u.get(1) > 0.7 ? Samples.failed() : objective(u));
    SensitivityReport report =
        new SensitivityAnalyzer(new Goal.Worst(0.2), CostMeasure.FLOPS, 7).analyze(sample);
    assertThat(report.indices().get(0).hyperparameter()).isEqualTo("decisive");
    assertThat(report.threshold()).isInfinite();
    assertThat(report.notes()).anyMatch(note -> note.contains("failed; they rank as the worst"));
  }

  @Test
  void aConditionalChildIsComparedAmongItsActiveTrialsOnly() {
    SearchSpace space =
        SearchSpace.of(
            new BooleanHyperparameter("switch"),
            new RealHyperparameter("child", 0, 1).when("switch", Value.of(true)));
    SensitivityReport report =
        new SensitivityAnalyzer(new Goal.Best(0.2), CostMeasure.FLOPS, 7)
            .analyze(
                Samples.of(space, 200, 3, u -> Samples.completed(u.isActive(1) ? u.get(1) : 0.9)));
    assertThat(report.indices().stream().map(HsicIndex::hyperparameter))
        .isEqualTo(List.of("child", "switch"));
    assertThat(Samples.index(report, "child").active()).isBetween(80, 120);
  }
}
