package org.hsicgpbo.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * All that a strategy may know when it proposes a configuration.
 *
 * @param told finished trials, in the order in which they were told
 * @param pending trials that are running, by number
 * @param trialNumber number of the trial to propose, from 1
 */
public record SearchState(TrialHistory told, List<Trial> pending, int trialNumber) {
  /** Copies the pending trials. */
  public SearchState {
    pending = List.copyOf(pending);
  }

  /** The configurations of all trials that were told or are pending. */
  public Set<Configuration> taken() {
    return Stream.concat(told.trials().stream().map(FinishedTrial::trial), pending.stream())
        .map(trial -> trial.suggestion().configuration())
        .collect(Collectors.toUnmodifiableSet());
  }
}
