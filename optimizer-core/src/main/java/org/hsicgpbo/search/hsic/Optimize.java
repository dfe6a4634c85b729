package org.hsicgpbo.search.hsic;

import org.hsicgpbo.search.Aim;
import org.hsicgpbo.trial.TradeOff;

/**
 * Bayesian optimization under the roles: what drives cost alone is set or narrowed, and improvement
 * is divided by cost^α with an α that falls to nothing along the stage (cost cooling, Lee et al.
 * 2020).
 *
 * @param cooling α at the beginning, not below 0
 */
public record Optimize(double cooling) implements Stage {
  @Override
  public String label() {
    return "optimize";
  }

  @Override
  public String purpose() {
    return "Bayesian optimization with every hyperparameter in its role: cheap ones set or narrowed, the ranking as prior, "
        + "improvement weighed against cost with a weight that falls to nothing.";
  }

  @Override
  public boolean usesRoles() {
    return true;
  }

  @Override
  public Move next(Standing standing) {
    Aim aim =
        standing.tradeOff() instanceof TradeOff.MaxCost limit
            ? new Aim.WithinCost(limit)
            : new Aim.ErrorPerCost(standing.cost(), cooling * standing.remaining());
    return new Move.Improve(
        FeasibleRoles.region(standing.space(), standing.roles()), aim, standing.told().trials());
  }
}
