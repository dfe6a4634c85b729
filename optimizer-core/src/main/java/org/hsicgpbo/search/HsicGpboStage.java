package org.hsicgpbo.search;

/** The stages of HSIC-GPBO, in order. */
public enum HsicGpboStage {
  /** A sample for the analysis. */
  WARM_UP("warm-up", "Configurations drawn at random, from which hyperparameters are ranked."),
  /** Bayesian optimization under the roles. */
  OPTIMIZE(
      "optimize",
      "Bayesian optimization with every hyperparameter in its role: cheap ones set or narrowed, the ranking as prior, "
          + "improvement weighed against cost with a weight that falls to nothing."),
  /** The cost is settled; what does not change it is tuned. */
  FINE_TUNE(
      "fine-tune",
      "What drives cost stays as in the best network so far; Bayesian optimization of all the others."),
  /** An early mistake can be undone. */
  RE_OPEN(
      "re-open", "Bayesian optimization of the full space, whatever was set or narrowed before.");

  private final String label;
  private final String purpose;

  HsicGpboStage(String label, String purpose) {
    this.label = label;
    this.purpose = purpose;
  }

  /** The name that its trials carry. */
  public String label() {
    return label;
  }

  /** One sentence for people. */
  public String purpose() {
    return purpose;
  }
}
