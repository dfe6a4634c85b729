package org.hsicgpbo.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Drives a {@link SearchStrategy} from a loop of one's own: {@link #ask} for a trial, train it
 * anywhere, {@link #tell} its outcome. Several trials may be under way at once. Not safe for use by
 * several threads at once.
 */
public final class AskTell {
  private final SearchSpace space;
  private final long seed;
  private final SearchStrategy strategy;
  private final List<FinishedTrial> finished = new ArrayList<>();
  private final Map<Integer, Trial> pending = new TreeMap<>();
  private int asked;

  /** Nothing asked, nothing told. */
  public AskTell(SearchSpace space, long seed, SearchStrategy strategy) {
    this.space = space;
    this.seed = seed;
    this.strategy = strategy;
  }

  /** The next trial to train. */
  public Trial ask() {
    int number = asked + 1;
    SearchState state = new SearchState(history(), List.copyOf(pending.values()), number);
    Trial trial = new Trial(number, TrialSeeds.training(seed, number), strategy.suggest(state));
    asked = number;
    pending.put(number, trial);
    return trial;
  }

  /**
   * The outcome of a trial that was asked for.
   *
   * @throws IllegalArgumentException if the trial was not asked for or was told before
   */
  public void tell(Trial trial, TrialOutcome outcome) {
    if (!trial.equals(pending.get(trial.number()))) {
      throw new IllegalArgumentException(
          "Trial %d is not under way: it was never asked for or was told before."
              .formatted(trial.number()));
    }
    pending.remove(trial.number());
    finished.add(trial.finish(outcome));
  }

  /** All told trials, in the order in which they were told. */
  public TrialHistory history() {
    return new TrialHistory(space, finished);
  }
}
