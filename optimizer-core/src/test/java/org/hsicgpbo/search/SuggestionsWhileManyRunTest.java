package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.search.hsic.HsicGpboStrategy;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
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

/**
 * Trials begin and end in any order; a strategy that was asked for every suggestion so far proposes
 * exactly what one proposes that knows nothing but the state, as after a restart.
 */
class SuggestionsWhileManyRunTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1),
          IntegerHyperparameter.log("n-units", 4, 256),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("dropout-rate", 0, 0.5).when("dropout", Value.of(true)));
  private static final int MOST_AT_ONCE = 14;

  /**
   * How many trials are drawn at random before the suggestions that are compared.
   *
   * @param warmUp with many of them several outcomes lie between two fits of the models
   */
  private record Length(int warmUp, int trials) {}

  private static final Length SHORT = new Length(12, 36);

  /** Compared where 135 trials are told, 7 of them since the fit, and after the next fit. */
  private static final Length LONG = new Length(145, 153);

  private record Made(String name, Length length, Supplier<SearchStrategy> strategy) {
    @Override
    public String toString() {
      return "%s after %d".formatted(name, length.warmUp());
    }
  }

  static Stream<Made> strategies() {
    return Stream.of(
        new Made("gpbo", SHORT, () -> gpbo(SHORT, AcquisitionChoice.AUTO)),
        new Made("gpbo with noisy-ei", SHORT, () -> gpbo(SHORT, AcquisitionChoice.NOISY_EI)),
        new Made("turbo", SHORT, () -> new TurboStrategy(SPACE, 7, SHORT.warmUp())),
        new Made("hsic-gpbo", SHORT, () -> hsicGpbo(SHORT)),
        // Models of the error as those of gpbo, and of the cost.
        new Made("gpbo per cost", LONG, () -> gpbo(LONG, AcquisitionChoice.EI_PER_COST)),
        new Made("turbo", LONG, () -> new TurboStrategy(SPACE, 7, LONG.warmUp())),
        new Made("hsic-gpbo", LONG, () -> hsicGpbo(LONG)));
  }

  private static SearchStrategy gpbo(Length length, AcquisitionChoice acquisition) {
    ProposerOptions options = new ProposerOptions(acquisition, EarlierTrials.none());
    return new GpboStrategy(SPACE, 7, length.warmUp(), length.trials(), options);
  }

  private static SearchStrategy hsicGpbo(Length length) {
    return new HsicGpboStrategy(
        SPACE, 7, HsicGpboSettings.of(new Goal.Best(0.2), length.warmUp(), length.trials()));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void followFromTheStateAlone(Made made) {
    SearchStrategy warm = made.strategy().get();
    SplittableRandom random = new SplittableRandom(3);
    List<FinishedTrial> told = new ArrayList<>();
    List<Trial> running = new ArrayList<>();
    for (int number = 1; number <= made.length().trials(); number++) {
      SearchState state =
          new SearchState(new TrialHistory(SPACE, told), List.copyOf(running), number);
      Suggestion suggestion = warm.suggest(state);
      // Even and odd ones: two models take turns.
      if (number % 3 == 0) {
        assertThat(made.strategy().get().suggest(state))
            .as("trial %d", number)
            .isEqualTo(suggestion);
      }
      running.add(new Trial(number, number, suggestion));
      // None for a while, so that a batch is suggested, then several at once.
      boolean some = running.size() > MOST_AT_ONCE || random.nextInt(4) == 0;
      for (int k = some ? 1 + random.nextInt(6) : 0; k > 0 && !running.isEmpty(); k--) {
        told.add(end(running.remove(random.nextInt(running.size()))));
      }
    }
  }

  private static FinishedTrial end(Trial trial) {
    double x = trial.suggestion().configuration().get("x").orElseThrow().asNumber();
    double y = trial.suggestion().configuration().get("y").orElseThrow().asNumber();
    double units = trial.suggestion().configuration().get("n-units").orElseThrow().asNumber();
    Cost cost = new Cost(2 * units * units, units * units, 1);
    return trial.finish(
        trial.number() % 11 == 0
            ? new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", cost)
            : TrialOutcome.Completed.of(0.1 + (x - 0.3) * (x - 0.3) + y * y / (1 + x), cost));
  }
}
