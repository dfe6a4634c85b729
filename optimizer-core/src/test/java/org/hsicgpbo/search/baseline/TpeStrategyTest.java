package org.hsicgpbo.search.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hsicgpbo.search.AskTell;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TpeStrategyTest {
  private static final SearchSpace CONDITIONAL =
      SearchSpace.of(
          new RealHyperparameter("x", -1, 1),
          CategoricalHyperparameter.of("kind", "a", "b", "c"),
          new RealHyperparameter("of-a", -1, 1).when("kind", Value.of("a")),
          new RealHyperparameter("of-b", -1, 1).when("kind", Value.of("b")),
          new BooleanHyperparameter("more").when("kind", Value.of("b"), Value.of("c")),
          new RealHyperparameter("deep", -1, 1).when("more", Value.of(true)));

  @ParameterizedTest
  @EnumSource(TpeBandwidth.class)
  void reachesBraninsValleyInAHundredTrials(TpeBandwidth bandwidth) {
    TestFunction branin = TestFunction.branin();
    double tpe =
        branin.medianRegret(seed -> new TpeStrategy(branin.space(), seed, 10, bandwidth), 15, 100);
    double random =
        branin.medianRegret(seed -> new RandomSearchStrategy(branin.space(), seed), 15, 100);
    // Seen: neighbours 0.04, Scott 0.07, random search 0.4.
    assertThat(tpe).isLessThan(0.1).isLessThan(random / 2);
  }

  @Test
  void isFarAheadOfRandomSearchInEightDimensions() {
    TestFunction rosenbrock = TestFunction.rosenbrock(8);
    double tpe = rosenbrock.medianRegret(seed -> TpeStrategy.of(rosenbrock.space(), seed), 11, 100);
    double random =
        rosenbrock.medianRegret(
            seed -> new RandomSearchStrategy(rosenbrock.space(), seed), 11, 100);
    // Seen: 1e3 against 3.7e4.
    assertThat(tpe).isLessThan(random / 5);
  }

  @Test
  void settlesOnTheGoodBranchAndItsOwnHyperparameters() {
    List<FinishedTrial> late = new ArrayList<>();
    for (long seed = 0; seed < 10; seed++) {
      List<FinishedTrial> trials =
          run(CONDITIONAL, seed, 80, t -> branches(t.suggestion().configuration()));
      late.addAll(trials.subList(50, 80));
    }
    List<FinishedTrial> ofB =
        late.stream().filter(t -> text(t, "kind").equals(Value.of("b"))).toList();
    // A third would be by chance. Seen: 0.72.
    assertThat(ofB.size() / (double) late.size()).isGreaterThan(0.6);
    double offset = ofB.stream().mapToDouble(t -> Math.abs(number(t, "of-b") - 0.5)).sum();
    // By chance the mean distance would be 0.625.
    assertThat(offset / ofB.size()).isLessThan(0.35);
  }

  private static double branches(Configuration c) {
    double x = c.get("x").orElseThrow().asNumber();
    double branch = c.get("of-b").map(v -> Math.pow(v.asNumber() - 0.5, 2)).orElse(1.0);
    return x * x + branch;
  }

  @Test
  void keepsAwayFromWhereTrialsFail() {
    SearchSpace space = SearchSpace.of(new RealHyperparameter("x", 0, 1));
    List<FinishedTrial> trials = run(space, 3, 60, t -> number(t, "x") > 0.5 ? Double.NaN : 1);
    long failed = trials.subList(20, 60).stream().filter(t -> t.completed().isEmpty()).count();
    // By chance half of the 40 would fail.
    assertThat(failed).isLessThan(14);
  }

  @Test
  void workersDoNotCrowdWhereTrialsArePending() {
    SearchSpace space = SearchSpace.of(new RealHyperparameter("x", 0, 1));
    TrialHistory told =
        new TrialHistory(space, run(space, 1, 30, t -> Math.abs(number(t, "x") - 0.7)));
    List<Trial> pending =
        IntStream.rangeClosed(31, 50)
            .mapToObj(
                n -> new Trial(n, 1, Suggestions.at(space, new double[] {0.6 + n / 500.0}, "")))
            .toList();
    // Seen: 0.06 alone, 0.25 with trials pending at 0.66 to 0.70.
    assertThat(meanDistance(told, pending)).isGreaterThan(2 * meanDistance(told, List.of()));
  }

  /** Mean distance from the optimum of a hundred suggestions. */
  private static double meanDistance(TrialHistory told, List<Trial> pending) {
    TpeStrategy tpe = TpeStrategy.of(told.space(), 1);
    return IntStream.rangeClosed(51, 150)
        .mapToDouble(n -> tpe.suggest(new SearchState(told, pending, n)).point().get(0))
        .map(x -> Math.abs(x - 0.7))
        .average()
        .orElseThrow();
  }

  @Test
  void findsEveryConfigurationOfASmallSpaceBeforeItRepeatsOne() {
    SearchSpace space =
        SearchSpace.of(
            new IntegerHyperparameter("n", 1, 5), CategoricalHyperparameter.of("c", "a", "b", "c"));
    List<FinishedTrial> trials = run(space, 2, 20, t -> number(t, "n"));
    Set<Configuration> seen =
        trials.subList(10, 20).stream()
            .map(t -> t.trial().suggestion().configuration())
            .collect(Collectors.toSet());
    trials.subList(0, 10).forEach(t -> seen.add(t.trial().suggestion().configuration()));
    assertThat(seen).hasSize(15);
  }

  @Test
  void theWarmUpIsThatOfRandomSearch() {
    TestFunction branin = TestFunction.branin();
    SearchState state = new SearchState(new TrialHistory(branin.space(), List.of()), List.of(), 4);
    assertThat(TpeStrategy.of(branin.space(), 9).suggest(state).point())
        .isEqualTo(new RandomSearchStrategy(branin.space(), 9).suggest(state).point());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 1", "11, 2", "100, 10", "250, 25", "1000, 25"})
  void aTenthIsGoodAtMost25(int trials, int good) {
    assertThat(TpeSplit.goodOf(trials)).isEqualTo(good);
  }

  @Test
  void weightsRiseToOneAtTheNewest25() {
    assertThat(TpeSplit.weights(3)).containsExactly(1, 1, 1);
    double[] weights = TpeSplit.weights(50);
    assertThat(weights[0]).isCloseTo(0.02, within(1e-15));
    assertThat(weights[12]).isCloseTo(0.51, within(1e-12));
    assertThat(weights).endsWith(1, 1).isSorted();
    assertThat(TpeSplit.weights(26)[0]).isCloseTo(1.0 / 26, within(1e-15));
  }

  @Test
  void aWarmUpOfNothingIsRefused() {
    assertThatThrownBy(() -> new TpeStrategy(CONDITIONAL, 1, 0, TpeBandwidth.SCOTT))
        .hasMessage("The warm-up (0) of the strategy (tpe) must be at least 1.");
  }

  /** Errors of NaN stand for failures. */
  private static List<FinishedTrial> run(
      SearchSpace space, long seed, int trials, ToDoubleFunction<Trial> error) {
    AskTell loop = new AskTell(space, seed, TpeStrategy.of(space, seed));
    for (int k = 0; k < trials; k++) {
      Trial trial = loop.ask();
      double value = error.applyAsDouble(trial);
      loop.tell(
          trial,
          Double.isNaN(value)
              ? new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", Cost.UNKNOWN)
              : TrialOutcome.Completed.of(value, Cost.UNKNOWN));
    }
    return loop.history().trials();
  }

  private static Value text(FinishedTrial trial, String name) {
    return trial.trial().suggestion().configuration().get(name).orElseThrow();
  }

  private static double number(FinishedTrial trial, String name) {
    return number(trial.trial(), name);
  }

  private static double number(Trial trial, String name) {
    return trial.suggestion().configuration().get(name).orElseThrow().asNumber();
  }
}
