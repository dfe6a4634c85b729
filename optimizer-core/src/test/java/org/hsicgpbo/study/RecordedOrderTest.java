package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hsicgpbo.search.GpboStrategy;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a store has written down, in its order, is enough to propose the same again. */
@Timeout(60)
class RecordedOrderTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new RealHyperparameter("x", 0.0, 1.0), new RealHyperparameter("y", 0.0, 1.0));
  private static final long SEED = 42;
  private static final int TRIALS = 40;

  private final MemoryTrialStore store = new MemoryTrialStore();

  @Test
  void replaysAStudyWhoseTrialsEndInBursts() throws InterruptedException {
    run(TRIALS);

    assertThat(store.calls.toString())
        .as("several outcomes between two suggestions")
        .containsPattern("finished \\d+, finished \\d+, finished \\d+");
    assertThat(replayed()).isEqualTo(trained());
  }

  @Test
  void replaysAStudyThatWasResumed() throws InterruptedException {
    store.failingAt("started 23");
    try {
      run(TRIALS);
    } catch (StoreException e) {
      store.failingAt("").nextRun();
    }
    assertThat(store.unfinished()).as("trials to train again").isNotEmpty();
    run(TRIALS);

    assertThat(replayed()).isEqualTo(trained());
  }

  /** Whenever eight are running, some of them end, in any order. */
  private void run(int trials) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(5);
    ManualExecutor executor =
        new ManualExecutor(
            8,
            (e, trial) -> {
              boolean last = trial.number() == TRIALS;
              int ends = last ? 8 : e.running().size() == 8 ? 1 + random.nextInt(6) : 0;
              for (int k = 0; k < ends && !e.running().isEmpty(); k++) {
                int number = e.running().get(random.nextInt(e.running().size()));
                e.endWith(number, outcome(e, number));
              }
            });
    new Study(SPACE, SEED, trials, strategy(), store, executor, List.of()).run();
  }

  private static TrialOutcome outcome(ManualExecutor executor, int number) {
    Trial trial =
        executor.submitted.stream().filter(t -> t.number() == number).findFirst().orElseThrow();
    double x = trial.suggestion().point().get(0) - 0.3;
    double y = trial.suggestion().point().get(1) - 0.6;
    return TrialOutcome.Completed.of(0.1 + x * x + y * y, Cost.UNKNOWN);
  }

  private static SearchStrategy strategy() {
    return new GpboStrategy(SPACE, SEED, 10);
  }

  /** The suggestions of all trials. */
  private Map<Integer, Suggestion> trained() {
    return store.finished().stream()
        .collect(Collectors.toMap(t -> t.trial().number(), t -> t.trial().suggestion()));
  }

  /** The same, asked anew of a strategy that goes through the events of the store. */
  private Map<Integer, Suggestion> replayed() {
    Map<Integer, FinishedTrial> all =
        store.finished().stream()
            .collect(Collectors.toMap(t -> t.trial().number(), Function.identity()));
    SearchStrategy strategy = strategy();
    Map<Integer, Suggestion> suggestions = new TreeMap<>();
    Map<Integer, Trial> running = new TreeMap<>();
    List<FinishedTrial> told = new ArrayList<>();
    for (String call : store.calls) {
      int number = Integer.parseInt(call.substring(call.indexOf(' ') + 1));
      FinishedTrial result = Objects.requireNonNull(all.get(number));
      if (call.startsWith("started")) {
        SearchState state =
            new SearchState(new TrialHistory(SPACE, told), List.copyOf(running.values()), number);
        suggestions.put(number, strategy.suggest(state));
        running.put(number, result.trial());
      } else {
        running.remove(number);
        told.add(result);
      }
    }
    return suggestions;
  }
}
