package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hsicgpbo.search.baseline.LatinHypercubeStrategy;
import org.hsicgpbo.search.baseline.SobolStrategy;
import org.hsicgpbo.search.baseline.TpeStrategy;
import org.hsicgpbo.search.hsic.Confirm;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.search.hsic.HsicGpboStrategy;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every strategy must keep. */
class SearchStrategyContractTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          IntegerHyperparameter.log("n-units", 4, 256),
          new LogRealHyperparameter("learning-rate", 1e-5, 1e-1),
          CategoricalHyperparameter.of("activation", "relu", "tanh"),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("dropout-rate", 0, 0.5).when("dropout", Value.of(true)));

  static Stream<SearchStrategy> strategies() {
    return Stream.of(
        new RandomSearchStrategy(SPACE, 7),
        new SobolStrategy(SPACE, 7),
        new LatinHypercubeStrategy(SPACE, 7, 12),
        TpeStrategy.of(SPACE, 7),
        new TurboStrategy(SPACE, 7, 20),
        new GpboStrategy(SPACE, 7, 20),
        new HsicGpboStrategy(SPACE, 7, HsicGpboSettings.of(new Goal.Best(0.2), 20, 30)),
        new HsicGpboStrategy(SPACE, 7, HsicGpboSettings.paper(new Goal.Best(0.2), 20, 30)));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void equalStatesGiveEqualSuggestionsWhateverWasAskedBefore(SearchStrategy strategy) {
    TrialHistory history = run(strategy, 25, SearchStrategyContractTest::valley);
    SearchState state = new SearchState(history, List.of(), 26);
    Suggestion first = strategy.suggest(state);
    strategy.suggest(new SearchState(run(strategy, 21, t -> 1), List.of(), 22));
    assertThat(strategy.suggest(state)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void suggestionsAreNewPointsOfTheSpace(SearchStrategy strategy) {
    Set<Configuration> seen = new HashSet<>();
    for (FinishedTrial trial : run(strategy, 30, SearchStrategyContractTest::valley).trials()) {
      Suggestion suggestion = trial.trial().suggestion();
      assertThat(SPACE.decode(suggestion.point())).isEqualTo(suggestion.configuration());
      assertThat(SPACE.activate(suggestion.point().toArray())).isEqualTo(suggestion.point());
      // That stage trains known configurations again, and only known ones.
      boolean again = suggestion.stage().equals(new Confirm().label());
      assertThat(seen.add(suggestion.configuration())).as("%s", suggestion).isEqualTo(!again);
    }
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void doNotRepeatWhatIsPending(SearchStrategy strategy) {
    TrialHistory history = run(strategy, 22, SearchStrategyContractTest::valley);
    List<Trial> pending = new ArrayList<>();
    for (int number = 23; number <= 27; number++) {
      pending.add(
          new Trial(number, 1, strategy.suggest(new SearchState(history, pending, number))));
    }
    assertThat(pending).extracting(t -> t.suggestion().configuration()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void degenerateErrorsEndNoStudy(SearchStrategy strategy) {
    assertThat(run(strategy, 27, t -> Double.NaN).failures()).isEqualTo(27);
    assertThat(run(strategy, 27, t -> 1).size()).isEqualTo(27);
    assertThat(run(strategy, 27, t -> Math.pow(10, t.number() % 20 - 10)).size()).isEqualTo(27);
    assertThat(run(strategy, 27, t -> t.number() == 3 ? 0.5 : Double.NaN).failures()).isEqualTo(26);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void explainEveryTrial(SearchStrategy strategy) {
    TrialHistory history = run(strategy, 30, SearchStrategyContractTest::valley);
    List<StageReport> stages = strategy.explain(history);
    int next = 1;
    for (StageReport stage : stages) {
      assertThat(stage.firstTrial()).as(stage.name()).isEqualTo(next);
      next = stage.lastTrial() + 1;
    }
    assertThat(next).isEqualTo(31);
    assertThat(strategy.explain(new TrialHistory(SPACE, List.of()))).isEmpty();
  }

  /** Errors with a best at learning-rate 1e-3 and tanh; NaN stands for a failure. */
  static double valley(Trial trial) {
    Configuration c = trial.suggestion().configuration();
    double rate = Math.log10(c.get("learning-rate").orElseThrow().asNumber()) + 3;
    return 0.1
        + rate * rate
        + (c.get("activation").orElseThrow().equals(Value.of("tanh")) ? 0 : 0.5);
  }

  static TrialHistory run(SearchStrategy strategy, int trials, ToDoubleFunction<Trial> objective) {
    AskTell loop = new AskTell(SPACE, 7, strategy);
    for (int k = 0; k < trials; k++) {
      Trial trial = loop.ask();
      double units = trial.suggestion().configuration().get("n-units").orElseThrow().asNumber();
      Cost cost = new Cost(2 * units * units, units * units, 1);
      double error = objective.applyAsDouble(trial);
      loop.tell(
          trial,
          Double.isNaN(error)
              ? new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", cost)
              : TrialOutcome.Completed.of(error, cost));
    }
    return loop.history();
  }
}
