package org.hsicgpbo.driver.triallog;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;

/**
 * A log that was read.
 *
 * @param history the trials in the order of the file, numbered from 1; failed ones included
 * @param spaceInferred whether the space was guessed from the values, and so should be shown to the
 *     user; false where it was given or stored in the file
 * @param cost the figure of {@link org.hsicgpbo.trial.Cost} that the cost column was read into;
 *     empty if the log has no cost
 * @param notes what a reader must know: skipped rows and columns, failed trials, inferred things
 */
public record TrialLog(
    TrialHistory history, boolean spaceInferred, Optional<CostMeasure> cost, List<String> notes) {
  /** The stage of trials whose log names none. */
  public static final String NO_STAGE = "log";

  /** Copies the notes, without control characters. */
  public TrialLog {
    notes = notes.stream().map(LogProblem::printable).toList();
  }

  /** Whether trials have a cost. */
  public boolean hasCost() {
    return cost.isPresent();
  }
}
