package org.hsicgpbo.search;

import java.util.List;
import org.hsicgpbo.sensitivity.RoleDecision;

/**
 * What one stage of a strategy did and why, for people.
 *
 * @param name the name that its trials carry in {@link org.hsicgpbo.trial.Suggestion#stage()}
 * @param purpose one sentence
 * @param firstTrial first trial number of the stage
 * @param lastTrial last trial number of the stage
 * @param decisions the role of every hyperparameter in this stage, with its evidence; empty where
 *     the stage decides nothing
 */
public record StageReport(
    String name, String purpose, int firstTrial, int lastTrial, List<RoleDecision> decisions) {
  /** Copies the decisions. */
  public StageReport {
    decisions = List.copyOf(decisions);
  }
}
