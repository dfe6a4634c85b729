package org.hsicgpbo.surrogate;

/**
 * Fits kernel parameters by their posterior mode.
 *
 * @param process the process at the mode
 * @param negativeLogPosterior its value there, up to a constant of the prior
 */
public record GaussianProcessFit(GaussianProcess process, double negativeLogPosterior) {
  private static final int MOST_EVALUATIONS = 120;

  /**
   * Of the second start: lengthscales short against the prior and little noise, a rough function
   * seen sharply.
   */
  private static final double ROUGH_LENGTHSCALE_SHIFT = -2;

  private static final double SHARP_NOISE_LOG = -8;

  /**
   * The fit of the observations: a descent on the logarithms of the parameters from the mode of the
   * prior and one from a rough start; the better end counts. The same observations give the same
   * fit.
   */
  public static GaussianProcessFit of(TrainingSet data, LengthscalePrior prior) {
    LogPosterior posterior = new LogPosterior(data, prior);
    double[] smooth = posterior.priorMode();
    double[] rough = smooth.clone();
    for (int g = 0; g < prior.logMedian().length; g++) {
      rough[g] += ROUGH_LENGTHSCALE_SHIFT;
    }
    rough[rough.length - 1] = SHARP_NOISE_LOG;
    BoundedDescent descent = new BoundedDescent(MOST_EVALUATIONS);
    BoundedDescent.End first = descent.minimize(posterior, smooth);
    BoundedDescent.End second = descent.minimize(posterior, rough);
    BoundedDescent.End best = second.value() < first.value() ? second : first;
    return new GaussianProcessFit(
        new GaussianProcess(data, KernelParameters.ofLogs(best.point())), best.value());
  }
}
