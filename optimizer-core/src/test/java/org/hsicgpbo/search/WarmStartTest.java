package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.LogRealHyperparameter;
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

class WarmStartTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new LogRealHyperparameter("learning-rate", 1e-5, 1),
          new RealHyperparameter("momentum", 0, 1),
          CategoricalHyperparameter.of("activation", "relu", "tanh", "elu"));

  private static final int OWN_TRIALS = 6;

  /** An earlier study on another scale: its errors are a thousand times as large, and shifted. */
  @Test
  void whatAnEarlierStudyFoundIsUsedFromTheFirstTrialOn() {
    double[] warm = new double[3];
    double[] cold = new double[3];
    for (int seed = 0; seed < 3; seed++) {
      EarlierTrials earlier =
          earlier(new RandomSearchStrategy(SPACE, 100 + seed), 40, c -> 1000 * (5 + error(c, 0)));
      warm[seed] = best(strategy(seed, 0, earlier), OWN_TRIALS, c -> error(c, 0.1));
      cold[seed] = best(strategy(seed, 3, EarlierTrials.none()), OWN_TRIALS, c -> error(c, 0.1));
    }
    Arrays.sort(warm);
    Arrays.sort(cold);
    assertThat(warm[1]).as("median of the best error, cold %s", cold[1]).isLessThan(cold[1] / 3);
  }

  /** A source whose best is where this study's worst is must not keep it from its own best. */
  @Test
  void aSourceThatMisleadsIsFoundOut() {
    double[] misled = new double[3];
    double[] random = new double[3];
    for (int seed = 0; seed < 3; seed++) {
      EarlierTrials earlier =
          earlier(new RandomSearchStrategy(SPACE, 100 + seed), 40, c -> 20 - error(c, 0));
      misled[seed] = best(strategy(seed, 0, earlier), 30, c -> error(c, 0));
      random[seed] = best(new RandomSearchStrategy(SPACE, seed), 30, c -> error(c, 0));
    }
    Arrays.sort(misled);
    Arrays.sort(random);
    assertThat(misled[1]).as("random search %s", random[1]).isLessThan(random[1] / 3);
  }

  @Test
  void equalStatesGiveEqualSuggestionsWhateverWasAskedBefore() {
    EarlierTrials earlier = earlier(new RandomSearchStrategy(SPACE, 1), 20, c -> error(c, 0));
    GpboStrategy used = strategy(3, 0, earlier);
    AskTell loop = new AskTell(SPACE, 3, used);
    for (int k = 0; k < 8; k++) {
      Trial trial = loop.ask();
      loop.tell(
          trial,
          k < 2
              ? new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", Cost.UNKNOWN)
              : TrialOutcome.Completed.of(
                  error(trial.suggestion().configuration(), 0), Cost.UNKNOWN));
    }
    SearchState state = new SearchState(loop.history(), List.of(), 9);
    assertThat(used.suggest(state)).isEqualTo(strategy(3, 0, earlier).suggest(state));
    SearchState empty = new SearchState(new TrialHistory(SPACE, List.of()), List.of(), 1);
    assertThat(used.suggest(empty)).isEqualTo(strategy(3, 0, earlier).suggest(empty));
  }

  @Test
  void ofManyEarlierTrialsTheBestAreKept() {
    List<FinishedTrial> many = new ArrayList<>();
    RandomSearchStrategy random = new RandomSearchStrategy(SPACE, 1);
    for (int number = 1; number <= 1000; number++) {
      Trial trial =
          new Trial(
              number,
              1,
              random.suggest(
                  new SearchState(new TrialHistory(SPACE, List.of()), List.of(), number)));
      many.add(trial.finish(TrialOutcome.Completed.of(number % 503, Cost.UNKNOWN)));
    }
    EarlierTrials.Source source = new EarlierTrials.Source("log", many);
    assertThat(source.trials()).hasSize(EarlierTrials.MOST_OF_A_SOURCE).doesNotHaveDuplicates();
    double[] best =
        many.stream().mapToDouble(FinishedTrial::errorOrWorst).sorted().limit(100).toArray();
    assertThat(
            source.trials().stream().limit(100).mapToDouble(FinishedTrial::errorOrWorst).toArray())
        .containsExactly(best);
    assertThat(source.trials().get(199).errorOrWorst())
        .as("the worst are seen too")
        .isGreaterThan(490);
  }

  /** Forty sources of 50 trials would otherwise be a process of 2,000. */
  @Test
  void manySourcesAreThinnedTogether() {
    TrialHistory history = run(new RandomSearchStrategy(SPACE, 1), 50, c -> error(c, 0));
    double best = history.best().orElseThrow().errorOrWorst();

    EarlierTrials earlier =
        new EarlierTrials(
            Stream.generate(() -> new EarlierTrials.Source("night", history.trials()))
                .limit(40)
                .toList());

    assertThat(earlier.all()).hasSize(EarlierTrials.MOST_IN_ALL);
    assertThat(earlier.sources())
        .allSatisfy(s -> assertThat(s.trials().get(0).errorOrWorst()).isEqualTo(best));
    EarlierTrials few = new EarlierTrials(earlier.sources().subList(0, 3));
    assertThat(few.sources()).isEqualTo(earlier.sources().subList(0, 3));
  }

  @Test
  void aSourceWithoutCompletedTrialsIsRefused() {
    assertThatThrownBy(() -> new EarlierTrials.Source("night-1", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("night-1")
        .hasMessageContaining("no completed");
  }

  private static GpboStrategy strategy(long seed, int warmUp, EarlierTrials earlier) {
    return new GpboStrategy(SPACE, seed, warmUp, 30, ProposerOptions.defaults().with(earlier));
  }

  private static EarlierTrials earlier(
      SearchStrategy strategy, int trials, ToDoubleFunction<Configuration> objective) {
    TrialHistory history = run(strategy, trials, objective);
    return new EarlierTrials(List.of(new EarlierTrials.Source("earlier", history.trials())));
  }

  private static double best(
      SearchStrategy strategy, int trials, ToDoubleFunction<Configuration> objective) {
    return run(strategy, trials, objective).best().orElseThrow().errorOrWorst();
  }

  private static TrialHistory run(
      SearchStrategy strategy, int trials, ToDoubleFunction<Configuration> objective) {
    AskTell loop = new AskTell(SPACE, 1, strategy);
    for (int k = 0; k < trials; k++) {
      Trial trial = loop.ask();
      double error = objective.applyAsDouble(trial.suggestion().configuration());
      loop.tell(trial, TrialOutcome.Completed.of(error, Cost.UNKNOWN));
    }
    return loop.history();
  }

  /** A valley at learning rate 10^(−3 + shift), momentum 0.7 and tanh. */
  private static double error(Configuration c, double shift) {
    double rate = Math.log10(c.get("learning-rate").orElseThrow().asNumber()) + 3 - shift;
    double momentum = c.get("momentum").orElseThrow().asNumber() - 0.7;
    return 0.001
        + rate * rate
        + 4 * momentum * momentum
        + (c.get("activation").orElseThrow().equals(Value.of("tanh")) ? 0 : 0.5);
  }
}
