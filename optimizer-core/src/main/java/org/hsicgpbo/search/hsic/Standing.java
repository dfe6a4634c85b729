package org.hsicgpbo.search.hsic;

import java.util.List;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Where a study stands when a stage is asked for its next trial.
 *
 * @param space the space
 * @param seed seed of the study
 * @param state what was told, what is running
 * @param roles what each hyperparameter is for, from the warm-up
 * @param allowed what a person leaves of the space after the warm-up
 * @param tradeOff what a cheap network is worth
 * @param remaining the share of the stage that is still to come, from 1 down to above 0
 */
public record Standing(
    SearchSpace space,
    long seed,
    SearchState state,
    List<RoleDecision> roles,
    SearchRegion allowed,
    TradeOff tradeOff,
    double remaining) {
  /** Copies the roles. */
  public Standing {
    roles = List.copyOf(roles);
  }

  /** What was told. */
  TrialHistory told() {
    return state.told();
  }

  /** The cost that counts. */
  CostMeasure cost() {
    return tradeOff.cost(told());
  }
}
