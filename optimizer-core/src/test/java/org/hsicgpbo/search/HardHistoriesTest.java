package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories that wreck careless Gaussian processes, under every acquisition. */
class HardHistoriesTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1),
          CategoricalHyperparameter.of("kind", "a", "b"));

  @ParameterizedTest
  @EnumSource(AcquisitionChoice.class)
  void oneObservationIsEnough(AcquisitionChoice choice) {
    assertNew(choice, history(1, i -> 0.3), SPACE);
  }

  @ParameterizedTest
  @EnumSource(AcquisitionChoice.class)
  void equalErrorsAreNoScale(AcquisitionChoice choice) {
    assertNew(choice, history(30, i -> 0.3), SPACE);
  }

  @ParameterizedTest
  @EnumSource(AcquisitionChoice.class)
  void errorsOverTwentyOrdersOfMagnitude(AcquisitionChoice choice) {
    assertNew(choice, history(30, i -> Math.pow(10, i % 21 - 10)), SPACE);
  }

  /** The same configuration trained ten times, each time with another error: that is noise. */
  @ParameterizedTest
  @EnumSource(AcquisitionChoice.class)
  void repetitionsWithOtherErrorsAreNoise(AcquisitionChoice choice) {
    List<FinishedTrial> trials = new ArrayList<>();
    UnitPoint same = new UnitPoint(0.25, 0.5, 0.75);
    for (int i = 0; i < 20; i++) {
      UnitPoint point = i % 2 == 0 ? same : new UnitPoint(i / 20.0, 0.1, 0.2);
      trials.add(trial(SPACE, i + 1, point, i % 2 == 0 ? i : 5));
    }
    assertNew(choice, new TrialHistory(SPACE, trials), SPACE);
  }

  /** A dimension that never varied, as after a study that fixed it. */
  @ParameterizedTest
  @EnumSource(AcquisitionChoice.class)
  void aConstantDimension(AcquisitionChoice choice) {
    SplittableRandom random = new SplittableRandom(2);
    List<FinishedTrial> trials = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      UnitPoint point = new UnitPoint(random.nextDouble(), 0.5, 0.2);
      trials.add(trial(SPACE, i + 1, point, Math.abs(point.get(0) - 0.4)));
    }
    assertNew(choice, new TrialHistory(SPACE, trials), SPACE);
  }

  /** Nothing new is left: a known configuration is repeated rather than nothing said. */
  @ParameterizedTest
  @EnumSource(AcquisitionChoice.class)
  void aSpaceWithOneValue(AcquisitionChoice choice) {
    SearchSpace one = SearchSpace.of(new IntegerHyperparameter("n", 3, 3));
    TrialHistory history =
        new TrialHistory(
            one,
            List.of(
                trial(one, 1, new UnitPoint(0.5), 1.0), trial(one, 2, new UnitPoint(0.7), 1.1)));
    Suggestion suggestion = strategy(choice, one).suggest(new SearchState(history, List.of(), 3));
    assertThat(suggestion.configuration().get("n")).contains(Value.of(3));
  }

  /** Beyond a thousand trials a subset is seen; the suggestion is still near the best ones. */
  @org.junit.jupiter.api.Test
  void twoThousandObservations() {
    SplittableRandom random = new SplittableRandom(3);
    List<FinishedTrial> trials = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      UnitPoint point = new UnitPoint(random.nextDouble(), random.nextDouble(), 0.2);
      double error = Math.hypot(point.get(0) - 0.4, point.get(1) - 0.6);
      trials.add(trial(SPACE, i + 1, point, error));
    }
    TrialHistory history = new TrialHistory(SPACE, trials);
    Suggestion suggestion =
        strategy(AcquisitionChoice.LOG_EI, SPACE)
            .suggest(new SearchState(history, List.of(), 2001));
    UnitPoint point = suggestion.point();
    assertThat(Math.hypot(point.get(0) - 0.4, point.get(1) - 0.6)).isLessThan(0.1);
  }

  private static void assertNew(AcquisitionChoice choice, TrialHistory history, SearchSpace space) {
    GpboStrategy strategy = strategy(choice, space);
    Set<Configuration> seen = new HashSet<>();
    history.trials().forEach(t -> seen.add(t.trial().suggestion().configuration()));
    List<Trial> pending = new ArrayList<>();
    for (int number = history.size() + 1; number <= history.size() + 4; number++) {
      Suggestion suggestion = strategy.suggest(new SearchState(history, pending, number));
      assertThat(space.decode(suggestion.point())).isEqualTo(suggestion.configuration());
      assertThat(seen.add(suggestion.configuration())).as("%s", suggestion).isTrue();
      pending.add(new Trial(number, 1, suggestion));
    }
  }

  private static GpboStrategy strategy(AcquisitionChoice choice, SearchSpace space) {
    return new GpboStrategy(space, 1, 0, 100, new ProposerOptions(choice, EarlierTrials.none()));
  }

  private static TrialHistory history(int trials, IntToDoubleFunction error) {
    SplittableRandom random = new SplittableRandom(1);
    List<FinishedTrial> told = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      told.add(trial(SPACE, i + 1, SPACE.sample(random), error.applyAsDouble(i)));
    }
    return new TrialHistory(SPACE, told);
  }

  private static FinishedTrial trial(SearchSpace space, int number, UnitPoint u, double error) {
    UnitPoint point = space.activate(u.toArray());
    Suggestion suggestion = new Suggestion(point, space.decode(point), "any");
    double flops = 100.0 * number;
    return new Trial(number, 1, suggestion)
        .finish(TrialOutcome.Completed.of(error, new Cost(flops, flops, 1)));
  }
}
