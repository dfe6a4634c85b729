package org.hsicgpbo.search;

/**
 * What a person may choose of Bayesian optimization.
 *
 * @param acquisition what is maximised
 * @param earlier what earlier studies have observed
 */
public record ProposerOptions(AcquisitionChoice acquisition, EarlierTrials earlier) {
  /** Our choice, and a cold start. */
  public static ProposerOptions defaults() {
    return new ProposerOptions(AcquisitionChoice.AUTO, EarlierTrials.none());
  }

  /** The same with a warm start. */
  public ProposerOptions with(EarlierTrials trials) {
    return new ProposerOptions(acquisition, trials);
  }
}
