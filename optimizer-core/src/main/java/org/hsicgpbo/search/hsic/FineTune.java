package org.hsicgpbo.search.hsic;

import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.search.Aim;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.RoleRules;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TradeOff;

/**
 * What drives cost stays as in the network that would be recommended now, so that the cost is
 * settled; all others are tuned for a lower error.
 */
public record FineTune() implements Stage {
  @Override
  public String label() {
    return "fine-tune";
  }

  @Override
  public String purpose() {
    return "What drives cost stays as in the network that would be recommended so far; Bayesian optimization of all the others.";
  }

  @Override
  public boolean usesRoles() {
    return true;
  }

  @Override
  public Move next(Standing standing) {
    SearchRegion region =
        standing
            .tradeOff()
            .recommend(standing.told())
            .map(recommended -> aroundCostOf(recommended, standing))
            .orElseGet(() -> FeasibleRoles.region(standing.space(), standing.roles()));
    Aim aim =
        standing.tradeOff() instanceof TradeOff.MaxCost limit
            ? new Aim.WithinCost(limit)
            : new Aim.LowestError();
    return new Move.Improve(region, aim, standing.told().trials());
  }

  private static SearchRegion aroundCostOf(FinishedTrial recommended, Standing standing) {
    UnitPoint point = recommended.point();
    SearchRegion region = SearchRegion.full(standing.space());
    for (RoleDecision decision : standing.roles()) {
      int index = standing.space().indexOf(decision.hyperparameter());
      if (RoleRules.defaults().drivesCost(decision.evidence()) && point.isActive(index)) {
        region = region.with(index, new UnitInterval(point.get(index), point.get(index)));
      }
    }
    return region;
  }
}
