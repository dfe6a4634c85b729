package org.hsicgpbo.search;

import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.trial.CostMeasure;

/**
 * How a {@link BayesianProposer} seeks.
 *
 * @param region where
 * @param lengthscaleShifts what is added to the log median of each lengthscale's prior; one for
 *     each hyperparameter
 * @param costExponent α of expected improvement divided by cost^α; 0 for no regard to cost
 * @param cost the cost meant
 * @param seed seed of everything random in the suggestion
 */
public record ProposalSettings(
    SearchRegion region,
    double[] lengthscaleShifts,
    double costExponent,
    CostMeasure cost,
    long seed) {
  /** Checks the exponent. */
  public ProposalSettings {
    if (!(costExponent >= 0)) {
      throw new IllegalArgumentException(
          "The cost exponent (%s) must not be below 0.".formatted(costExponent));
    }
  }

  /** The whole space, unshaped priors, no regard to cost. */
  public static ProposalSettings plain(SearchRegion region, long seed) {
    return new ProposalSettings(
        region, new double[region.intervals().size()], 0, CostMeasure.FLOPS, seed);
  }
}
