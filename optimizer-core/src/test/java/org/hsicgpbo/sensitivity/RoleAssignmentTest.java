package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class RoleAssignmentTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("rate", 0, 1),
          IntegerHyperparameter.log("units", 4, 256),
          new RealHyperparameter("inert", 0, 1));

  @Test
  void narrowsACostDriverWhoseCheapEndKeepsTheGoal() {
    RoleDecision units =
        decisions(SPACE, 300, u -> Samples.completed(u.get(0), Math.exp(4 * u.get(1)))).get(1);
    assertThat(units.role()).isInstanceOf(Role.Narrow.class);
    Role.Narrow narrow = (Role.Narrow) units.role();
    assertThat(narrow.from()).isEqualTo(Value.of(4));
    assertThat(narrow.interval().low()).isZero();
    assertThat(narrow.interval().high()).isBetween(0.2, 0.66);
    assertThat(SPACE.get(1).valueAt(Math.nextDown(narrow.interval().high())))
        .isEqualTo(narrow.to());
    assertThat(units.reasons())
        .anyMatch(reason -> reason.contains("drives the cost (R² "))
        .anyMatch(reason -> reason.contains("good trials lie in 4 to "));
  }

  @Test
  void cutsTheLowEndWhenItIsTheExpensiveOne() {
    RoleDecision units =
        decisions(SPACE, 300, u -> Samples.completed(u.get(0), Math.exp(-4 * u.get(1)))).get(1);
    Role.Narrow narrow = (Role.Narrow) units.role();
    assertThat(narrow.interval().high()).isEqualTo(1);
    assertThat(narrow.to()).isEqualTo(Value.of(256));
  }

  @Test
  void keepsTheFullRangeWhenTheExpensiveEndIsTheGoodOne() {
    RoleDecision units =
        decisions(
                SPACE,
                100,
                u -> Samples.completed(1 - u.get(1) + 0.1 * u.get(0), Math.exp(4 * u.get(1))))
            .get(1);
    assertThat(units.role()).isInstanceOf(Role.Optimize.class);
    assertThat(units.reasons()).anyMatch(reason -> reason.contains("is not shown"));
  }

  @Test
  void setsACheapCategoryThatKeepsTheGoal() {
    SearchSpace space =
        SearchSpace.of(
            new RealHyperparameter("rate", 0, 1),
            CategoricalHyperparameter.of("cell", "lstm", "gru"));
    RoleDecision cell =
        decisions(space, 300, u -> Samples.completed(u.get(0), u.get(1) < 0.5 ? 4 : 1)).get(1);
    assertThat(cell.role()).isInstanceOf(Role.SetCheap.class);
    assertThat(((Role.SetCheap) cell.role()).value()).isEqualTo(Value.of("gru"));
  }

  @Test
  void decidesInTheOrderOfTheSpaceAndOptimizesWhatMatters() {
    List<RoleDecision> decisions =
        decisions(SPACE, 60, u -> Samples.completed(u.get(0), Math.exp(4 * u.get(1))));
    assertThat(decisions.stream().map(RoleDecision::hyperparameter))
        .containsExactly("rate", "units", "inert");
    assertThat(decisions.get(0).role()).isInstanceOf(Role.Optimize.class);
    assertThat(decisions).allMatch(decision -> decision.reasons().size() >= 2);
  }

  @Test
  void keepsAWeakEffectThatIsNotSignificantAmongTheOptimized() {
    int kept = 0;
    int significant = 0;
    for (int seed = 0; seed < 100; seed++) {
      TrialHistory sample =
          Samples.of(
              SPACE,
              60,
              seed,
              u ->
                  Samples.completed(
                      Math.abs(u.get(0) - 0.5) + 0.6 * Math.abs(u.get(2) - 0.4), 1 + u.get(1)));
      RoleDecision weak = RoleAssignment.assign(analyze(sample), sample).get(2);
      kept += weak.role() instanceof Role.FineTune ? 0 : 1;
      significant += weak.evidence().pAdjusted() < 0.05 ? 1 : 0;
    }
    // Significance alone would lose most of it.
    assertThat(significant).isLessThan(60);
    assertThat(kept).isGreaterThan(90);
  }

  @Test
  void leavesSomeInertHyperparametersForFineTuning() {
    int left = 0;
    for (int seed = 0; seed < 100; seed++) {
      TrialHistory sample =
          Samples.of(SPACE, 60, seed, u -> Samples.completed(u.get(0), 1 + u.get(1)));
      left +=
          RoleAssignment.assign(analyze(sample), sample).get(2).role() instanceof Role.FineTune
              ? 1
              : 0;
    }
    // Screenings of goal, errors and pairs at 50 %: 0.5³ if independent, 0.5 if the same.
    assertThat(left).isBetween(8, 50);
  }

  @Test
  void saysWhenAGroupIsTooSmall() {
    SearchSpace space =
        SearchSpace.of(
            new BooleanHyperparameter("switch"),
            new RealHyperparameter("child", 0, 1).when("switch", Value.of(true)));
    RoleDecision child = decisions(space, 30, u -> Samples.completed(u.get(0))).get(1);
    assertThat(child.role()).isInstanceOf(Role.TooFewTrials.class);
    assertThat(child.reasons()).anyMatch(reason -> reason.contains("an index needs at least 20"));
  }

  @Test
  void neverThrowsOnDegenerateSamples() {
    for (Function<UnitPoint, TrialOutcome> objective :
        List.<Function<UnitPoint, TrialOutcome>>of(
            u -> Samples.completed(1, 1),
            u -> Samples.failed(),
            u -> Samples.completed(u.get(0), u.get(1) < 0.99 ? 1 : 2),
            u -> Samples.completed(u.get(0), -3))) {
      for (int n : new int[] {0, 1, 25, 60}) {
        assertThat(decisions(SPACE, n, objective))
            .hasSize(3)
            .allMatch(
                decision ->
                    !(decision.role() instanceof Role.Narrow)
                        && !(decision.role() instanceof Role.SetCheap));
      }
    }
  }

  @Test
  void refusesTheReportOfAnotherSpace() {
    TrialHistory sample = Samples.of(SPACE, 60, 1, u -> Samples.completed(u.get(0)));
    SearchSpace other = SearchSpace.of(new RealHyperparameter("other", 0, 1));
    SensitivityReport report = analyze(Samples.of(other, 60, 1, u -> Samples.completed(u.get(0))));
    assertThatThrownBy(() -> RoleAssignment.assign(report, sample))
        .hasMessageContaining("no index of hyperparameter (rate)");
  }

  private static List<RoleDecision> decisions(
      SearchSpace space, int n, Function<UnitPoint, TrialOutcome> objective) {
    TrialHistory sample = Samples.of(space, n, 11, objective);
    return RoleAssignment.assign(analyze(sample), sample);
  }

  private static SensitivityReport analyze(TrialHistory sample) {
    return new SensitivityAnalyzer(new Goal.Best(0.1), CostMeasure.FLOPS, 7).analyze(sample);
  }
}
