package org.hsicgpbo.search.hsic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

/** One hyperparameter, narrowed to [0, 0.5). */
class RoleRevisionTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));
  private static final TradeOff LOSS = new TradeOff.MaxErrorLoss(0.05);
  private static final RoleDecision NARROWED =
      new RoleDecision(
          "x",
          new Role.Narrow(new UnitInterval(0, 0.5), Value.of(0.0), Value.of(0.5)),
          FeasibleRolesTest.index("x", 0.5),
          List.of("It was narrowed."));

  @Test
  void aRoleThatLaterTrialsContradictIsTakenBack() {
    RoleDecision revised = revised(0.1, 0.2, 10);
    assertThat(revised.role()).isEqualTo(new Role.Optimize());
    assertThat(revised.reasons())
        .containsExactly(
            "Searched over its full range again: after 10 trials in its cheap part the lowest error there is 0.2, and trial 1 outside has 0.1.",
            "It was narrowed.");
  }

  @Test
  void itStaysUntilItHadAFairChance() {
    assertThat(revised(0.1, 0.2, 9)).isEqualTo(NARROWED);
  }

  @Test
  void itStaysWhereTheLossIsNoMoreThanThePersonGives() {
    assertThat(revised(0.1, 0.104, 10)).isEqualTo(NARROWED);
  }

  @Test
  void itStaysWhereTheLowestErrorLiesInside() {
    assertThat(revised(0.3, 0.2, 10)).isEqualTo(NARROWED);
  }

  /** One random trial outside, then trials of optimization inside. */
  private static RoleDecision revised(double outside, double inside, int trialsInside) {
    List<FinishedTrial> trials = new ArrayList<>();
    trials.add(trial(1, 0.8, "warm-up", outside));
    for (int k = 0; k < trialsInside; k++) {
      trials.add(trial(k + 2, 0.04 * k, "optimize", inside + 0.01 * k));
    }
    return RoleRevision.of(List.of(NARROWED), new TrialHistory(SPACE, trials), LOSS).get(0);
  }

  private static FinishedTrial trial(int number, double u, String stage, double error) {
    UnitPoint point = new UnitPoint(u);
    return new Trial(number, number, new Suggestion(point, SPACE.decode(point), stage))
        .finish(TrialOutcome.Completed.of(error, Cost.UNKNOWN));
  }
}
