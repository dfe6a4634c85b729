package org.hsicgpbo.search;

import java.util.List;
import java.util.OptionalInt;
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
 * @param expectedTrials how many trials there will be in all, as is estimated now, where a limit of
 *     time may end the study before its budget; empty to go by the budget
 */
public record SearchState(
    TrialHistory told, List<Trial> pending, int trialNumber, OptionalInt expectedTrials) {
  /** Copies the pending trials. */
  public SearchState {
    pending = List.copyOf(pending);
  }

  /** Of a study whose time is not limited. */
  public SearchState(TrialHistory told, List<Trial> pending, int trialNumber) {
    this(told, pending, trialNumber, OptionalInt.empty());
  }

  /** The configurations of all trials that were told or are pending. */
  public Set<Configuration> taken() {
    return Stream.concat(told.trials().stream().map(FinishedTrial::trial), pending.stream())
        .map(trial -> trial.suggestion().configuration())
        .collect(Collectors.toUnmodifiableSet());
  }
}
