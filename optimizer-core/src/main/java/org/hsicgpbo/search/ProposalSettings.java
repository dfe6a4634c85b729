package org.hsicgpbo.search;

import org.hsicgpbo.acquisition.SearchRegion;

/**
 * How a {@link BayesianProposer} seeks.
 *
 * @param region where
 * @param lengthscaleShifts what is added to the log median of each lengthscale's prior; one for
 *     each hyperparameter
 * @param aim what the trial shall improve
 * @param seed seed of everything random in the suggestion
 */
public record ProposalSettings(
    SearchRegion region, double[] lengthscaleShifts, Aim aim, long seed) {

  /** The whole region, unshaped priors, no regard to cost. */
  public static ProposalSettings plain(SearchRegion region, long seed) {
    return new ProposalSettings(
        region, new double[region.intervals().size()], new Aim.LowestError(), seed);
  }
}
