package org.hsicgpbo.search.hsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hsicgpbo.search.AskTell;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TradeOff;
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

  private static final HsicGpboSettings SETTINGS = HsicGpboSettings.of(new Goal.Best(0.2), 60, 80);

  @Property
  void theStagesShareTheWholeBudget(
      @ForAll @IntRange(max = 500) int warmUp, @ForAll @IntRange(max = 500) int more) {
    StageSchedule schedule = schedule(warmUp, warmUp + more);
    assertThat(schedule.trials()).isEqualTo(warmUp + more);
    assertThat(
            StageSchedule.of(
                    WarmUp.Sampling.RANDOM, warmUp, warmUp + more, new Shares(0.55, 0.45, 0), 1)
                .trials())
        .isEqualTo(warmUp + more);
    assertThat(StageSchedule.paper(WarmUp.Sampling.RANDOM, warmUp, warmUp + more).trials())
        .isEqualTo(warmUp + more);
  }

  @Test
  void aWarmUpBeyondTheBudgetIsRefused() {
    assertThatThrownBy(() -> schedule(11, 10))
        .hasMessageContaining("(11)")
        .hasMessageContaining("(10 trials)");
  }

  @Test
  void stagesComeInOrderAndEachKeepsItsRule() {
    HsicGpboStrategy strategy = new HsicGpboStrategy(SPACE, 3, SETTINGS);
    TrialHistory history = run(strategy, 80);
    assertThat(strategy.explain(history))
        .extracting(StageReport::name)
        .containsExactly("warm-up", "optimize", "fine-tune", "re-open", "confirm");
    List<FinishedTrial> fineTuned = history.ofStage("fine-tune").trials();
    assertThat(fineTuned).isNotEmpty();
    for (FinishedTrial trial : fineTuned) {
      TrialHistory before =
          new TrialHistory(SPACE, history.trials().subList(0, trial.trial().number() - 1));
      assertThat(trial.trial().suggestion().configuration().get("n-units"))
          .as("the cost driver of trial %d", trial.trial().number())
          .isEqualTo(recommended(before).trial().suggestion().configuration().get("n-units"));
    }
  }

  @Test
  void findsACheapNetworkAsGoodAsTheBestOfTheWarmUp() {
    TrialHistory history = run(new HsicGpboStrategy(SPACE, 3, SETTINGS), 80);
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
            .skip(3)
            .findFirst()
            .orElseThrow();
    assertThat(focused)
        .as("median FLOPs of the stage optimize, against %s of the warm-up", typical)
        .isLessThan(typical / 2);
  }

  @Test
  void theRecommendedNetworkIsCheaperThanThatOfTheLowestError() {
    HsicGpboStrategy strategy =
        new HsicGpboStrategy(SPACE, 5, SETTINGS.with(new TradeOff.MaxErrorLoss(0.2)));
    TrialHistory history = run(strategy, 80);
    FinishedTrial recommended = new TradeOff.MaxErrorLoss(0.2).recommend(history).orElseThrow();
    // 4 units are the cheapest there are, and the error does not depend on them.
    assertThat(units(recommended)).isLessThanOrEqualTo(6);
    assertThat(recommended.errorOrWorst()).isLessThan(0.012);
  }

  @Test
  void aLimitOfCostIsKeptOnceTheCostIsLearnt() {
    TradeOff limit = new TradeOff.MaxCost(CostMeasure.FLOPS, 400);
    TrialHistory history = run(new HsicGpboStrategy(SPACE, 5, SETTINGS.with(limit)), 80);
    assertThat(limit.recommend(history).orElseThrow().errorOrWorst()).isLessThan(0.011);
    assertThat(history.ofStage("re-open").trials())
        .as("trials of the last stage within the limit")
        .filteredOn(trial -> units(trial) <= 20)
        .hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void whatAPersonDecidesBindsEveryStageAfterTheWarmUp() {
    HsicGpboSettings settings =
        SETTINGS.with(
            Map.of(
                "n-units", new RoleOverride.Fix(Value.of(16L)),
                "x", new RoleOverride.Narrow(Value.of(0.2), Value.of(0.4))));
    HsicGpboStrategy strategy = new HsicGpboStrategy(SPACE, 3, settings);
    TrialHistory history = run(strategy, 80);
    assertThat(history.trials().subList(60, 80))
        .allSatisfy(
            trial -> {
              assertThat(units(trial)).isEqualTo(16);
              assertThat(number(trial, "x")).isBetween(0.2, 0.4);
            });
    assertThat(strategy.explain(history).get(1).decisions().get(0).reasons())
        .containsExactly("Set to 16 by the study file.");
  }

  @Test
  void aRoleOfAnUnknownHyperparameterIsRefused() {
    assertThatThrownBy(
            () ->
                new HsicGpboStrategy(
                    SPACE, 3, SETTINGS.with(Map.of("z", new RoleOverride.Optimize()))))
        .hasMessageContaining("(z)");
  }

  @Test
  void asPublishedWhatIsNotSignificantIsFixed() {
    HsicGpboStrategy strategy =
        new HsicGpboStrategy(SPACE, 3, HsicGpboSettings.paper(new Goal.Best(0.2), 60, 80));
    TrialHistory history = run(strategy, 80);
    assertThat(strategy.explain(history))
        .extracting(StageReport::name)
        .containsExactly("warm-up", "optimize", "fine-tune");
    List<FinishedTrial> optimized = history.ofStage("optimize").trials();
    assertThat(optimized).extracting(HsicGpboStrategyTest::units).containsOnly(4.0);
    assertThat(optimized)
        .extracting(trial -> number(trial, "y"))
        .hasSize(15)
        .containsOnly(number(history.ofStage("warm-up").best().orElseThrow(), "y"));
    List<FinishedTrial> fineTuned = history.ofStage("fine-tune").trials();
    assertThat(fineTuned).extracting(trial -> number(trial, "y")).doesNotHaveDuplicates();
    assertThat(fineTuned)
        .extracting(trial -> number(trial, "x"))
        .containsOnly(number(history.ofStage("optimize").best().orElseThrow(), "x"));
  }

  @Test
  void aSobolSampleIsRankedLikeARandomOne() {
    HsicGpboStrategy strategy =
        new HsicGpboStrategy(
            SPACE, 3, SETTINGS.with(SETTINGS.schedule().sampledBy(WarmUp.Sampling.SOBOL)));
    TrialHistory history = run(strategy, 64);
    List<Double> xs =
        history.ofStage("warm-up").trials().stream().map(t -> number(t, "x")).toList();
    // 60 of 64 points have at most one coordinate in each of 64 equal cells.
    assertThat(xs.stream().map(x -> Math.floor(64 * x)).distinct()).hasSizeGreaterThan(50);
    assertThat(strategy.explain(history).get(1).decisions()).hasSize(3);
  }

  private static double units(FinishedTrial trial) {
    return number(trial, "n-units");
  }

  private static double number(FinishedTrial trial, String name) {
    return trial.trial().suggestion().configuration().get(name).orElseThrow().asNumber();
  }

  private static StageSchedule schedule(int warmUp, int trials) {
    return StageSchedule.of(WarmUp.Sampling.RANDOM, warmUp, trials, Shares.defaults(), 1);
  }

  private static FinishedTrial recommended(TrialHistory history) {
    return HsicGpboSettings.USUAL_TRADE_OFF.recommend(history).orElseThrow();
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
