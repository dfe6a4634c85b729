package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static final SearchSpace EARLIER =
      SearchSpace.of(
          new RealHyperparameter("momentum", 0, 1),
          new IntegerHyperparameter("batch", 1, 100),
          CategoricalHyperparameter.of("optimizer", "adam", "sgd", "lion"),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("rate", 0, 0.9).when("dropout", Value.of(true)),
          new RealHyperparameter("dropped", 0, 1));

  private static final SearchSpace LATER =
      SearchSpace.of(
          new RealHyperparameter("rate", 0, 0.5).when("dropout", Value.of(true)),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("batch", 10, 200),
          CategoricalHyperparameter.of("optimizer", "adam", "sgd"),
          new RealHyperparameter("momentum", 0, 1).when("optimizer", Value.of("sgd")));

  /** What fits is the same configuration in the new space; all others are counted with a reason. */
  @Test
  void placesWhatFitsAndCountsTheRest() {
    TrialHistory history = randomTrials(EARLIER, 300);
    Transfer transfer = Transfer.of(history, LATER, 1);

    int expected = 0;
    for (FinishedTrial trial : history.trials()) {
      Configuration c = trial.trial().suggestion().configuration();
      boolean fits =
          number(c, "batch") >= 10
              && !c.get("optimizer").orElseThrow().equals(Value.of("lion"))
              && (c.get("rate").isEmpty() || number(c, "rate") <= 0.5);
      expected += fits ? 1 : 0;
    }
    assertThat(transfer.trials()).hasSize(expected);
    assertThat(transfer.leftOut().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(300 - expected);
    assertThat(transfer.leftOut().keySet())
        .anySatisfy(reason -> assertThat(reason).startsWith("optimizer is not"))
        .anySatisfy(reason -> assertThat(reason).startsWith("batch is not"))
        .anySatisfy(reason -> assertThat(reason).startsWith("rate is not"));
    for (FinishedTrial moved : transfer.trials()) {
      FinishedTrial original = history.trials().get(moved.trial().number() - 1);
      Configuration before = original.trial().suggestion().configuration();
      moved
          .trial()
          .suggestion()
          .configuration()
          .values()
          .forEach(
              (name, value) -> {
                if (value instanceof Value.Real real) {
                  assertThat(real.value())
                      .isCloseTo(
                          number(before, name), org.assertj.core.api.Assertions.within(1e-9));
                } else {
                  assertThat(before.get(name)).contains(value);
                }
              });
      assertThat(moved.errorOrWorst()).isEqualTo(original.errorOrWorst());
    }
  }

  @Test
  void aHyperparameterThatIsNewLeavesAllOut() {
    SearchSpace wider =
        SearchSpace.of(
            new RealHyperparameter("momentum", 0, 1), new RealHyperparameter("weight-decay", 0, 1));
    Transfer transfer = Transfer.of(randomTrials(EARLIER, 5), wider, 1);

    assertThat(transfer.trials()).isEmpty();
    assertThat(transfer.leftOut()).isEqualTo(Map.of("weight-decay has no value", 5));
  }

  private static double number(Configuration configuration, String name) {
    return configuration.get(name).orElseThrow().asNumber();
  }

  private static TrialHistory randomTrials(SearchSpace space, int trials) {
    RandomSearchStrategy random = new RandomSearchStrategy(space, 2);
    List<FinishedTrial> told = new ArrayList<>();
    for (int number = 1; number <= trials; number++) {
      SearchState state = new SearchState(new TrialHistory(space, List.of()), List.of(), number);
      Trial trial = new Trial(number, 1, random.suggest(state));
      told.add(trial.finish(TrialOutcome.Completed.of(number, Cost.UNKNOWN)));
    }
    return new TrialHistory(space, told);
  }
}
