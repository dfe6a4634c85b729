package org.hsicgpbo.search;

import java.util.List;
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
}
