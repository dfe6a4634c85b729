package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class HsicGpboStrategyTest {
  /** n-units drives cost alone, x decides the error, y nothing. */
  private static final SearchSpace SPACE =
      SearchSpace.of(
          IntegerHyperparameter.log("n-units", 4, 256),
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1));

  private static final StageSchedule SCHEDULE = StageSchedule.of(60, 80);

  @Property
  void theStagesShareTheWholeBudget(
      @ForAll @IntRange(max = 500) int warmUp, @ForAll @IntRange(max = 500) int more) {
    StageSchedule schedule = StageSchedule.of(warmUp, warmUp + more);
    assertThat(schedule.warmUp() + schedule.optimize() + schedule.fineTune() + schedule.reOpen())
        .isEqualTo(warmUp + more);
  }

  @Test
  void aWarmUpBeyondTheBudgetIsRefused() {
    assertThatThrownBy(() -> StageSchedule.of(11, 10))
        .hasMessageContaining("(11)")
        .hasMessageContaining("(10 trials)");
  }

  @Test
  void stagesComeInOrderAndEachKeepsItsRule() {
    HsicGpboStrategy strategy = new HsicGpboStrategy(SPACE, 3, new Goal.Best(0.2), SCHEDULE);
    TrialHistory history = run(strategy, 80);
    assertThat(strategy.explain(history))
        .extracting(StageReport::name)
        .containsExactly("warm-up", "optimize", "fine-tune", "re-open");
    List<FinishedTrial> fineTuned = history.ofStage("fine-tune").trials();
    assertThat(fineTuned).isNotEmpty();
    for (FinishedTrial trial : fineTuned) {
      TrialHistory before =
          new TrialHistory(SPACE, history.trials().subList(0, trial.trial().number() - 1));
      assertThat(trial.trial().suggestion().configuration().get("n-units"))
          .as("the cost driver of trial %d", trial.trial().number())
          .isEqualTo(
              before.best().orElseThrow().trial().suggestion().configuration().get("n-units"));
    }
  }

  @Test
  void findsACheapNetworkAsGoodAsTheBestOfTheWarmUp() {
    TrialHistory history = run(new HsicGpboStrategy(SPACE, 3, new Goal.Best(0.2), SCHEDULE), 80);
    FinishedTrial best = history.best().orElseThrow();
    FinishedTrial drawn = history.ofStage("warm-up").best().orElseThrow();
    assertThat(best.errorOrWorst()).isLessThanOrEqualTo(drawn.errorOrWorst());
    double typical =
        history.ofStage("warm-up").trials().stream()
            .mapToDouble(t -> t.outcome().cost().flops())
            .sorted()
            .skip(30)
            .findFirst()
            .orElseThrow();
    double focused =
        history.ofStage("optimize").trials().stream()
            .mapToDouble(t -> t.outcome().cost().flops())
            .sorted()
            .skip(5)
            .findFirst()
            .orElseThrow();
    assertThat(focused)
        .as("median FLOPs of the stage optimize, against %s of the warm-up", typical)
        .isLessThan(typical / 2);
  }

  private static TrialHistory run(SearchStrategy strategy, int trials) {
    AskTell loop = new AskTell(SPACE, 3, strategy);
    for (int k = 0; k < trials; k++) {
      Trial trial = loop.ask();
      var c = trial.suggestion().configuration();
      double units = c.get("n-units").orElseThrow().asNumber();
      double x = c.get("x").orElseThrow().asNumber();
      loop.tell(
          trial,
          TrialOutcome.Completed.of(
              0.01 + (x - 0.7) * (x - 0.7), new Cost(units * units, units * units, 1)));
    }
    return loop.history();
  }
}
