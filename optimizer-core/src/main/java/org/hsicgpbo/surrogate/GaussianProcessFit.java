package org.hsicgpbo.surrogate;

import smile.math.BFGS;

/**
 * Fits kernel parameters by their posterior mode.
 *
 * @param process the process at the mode
 * @param negativeLogPosterior its value there, up to a constant of the prior
 */
public record GaussianProcessFit(GaussianProcess process, double negativeLogPosterior) {
  private static final double GRADIENT_TOLERANCE = 1e-3;
  private static final int MOST_ITERATIONS = 60;

  /**
   * Logs of lengthscale (short against the prior) and noise of the second start: a rough function
   * seen sharply.
   */
  private static final double ROUGH_LENGTHSCALE_SHIFT = -2;

  private static final double SHARP_NOISE_LOG = -8;

  /** Logarithms beyond these have no effect but overflow. */
  private static final double LARGEST_LOG = 12;

  /**
   * The fit of the observations: BFGS on the logarithms of the parameters from the mode of the
   * prior and from a rough start; the better end counts. The same observations give the same fit.
   */
  public static GaussianProcessFit of(TrainingSet data, LengthscalePrior prior) {
    LogPosterior posterior = new LogPosterior(data, prior);
    double[] smooth = posterior.priorMode();
    double[] rough = smooth.clone();
    for (int g = 0; g < prior.logMedian().length; g++) {
      rough[g] += ROUGH_LENGTHSCALE_SHIFT;
    }
    rough[rough.length - 1] = SHARP_NOISE_LOG;
    double smoothValue = minimize(posterior, smooth);
    double roughValue = minimize(posterior, rough);
    double[] best = roughValue < smoothValue ? rough : smooth;
    GaussianProcess process = new GaussianProcess(data, KernelParameters.ofLogs(best));
    return new GaussianProcessFit(process, Math.min(smoothValue, roughValue));
  }

  /**
   * Moves the start to the end of the descent; a start that cannot be improved stays where it is.
   */
  private static double minimize(LogPosterior posterior, double[] start) {
    double[] initial = start.clone();
    double before = posterior.f(initial);
    double after = BFGS.minimize(posterior, 5, start, GRADIENT_TOLERANCE, MOST_ITERATIONS);
    boolean usable = Double.isFinite(after) && after <= before;
    for (double log : start) {
      usable &= Math.abs(log) < LARGEST_LOG;
    }
    if (!usable) {
      System.arraycopy(initial, 0, start, 0, start.length);
      return before;
    }
    return after;
  }
}
