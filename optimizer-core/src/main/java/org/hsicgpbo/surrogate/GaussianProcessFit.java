package org.hsicgpbo.surrogate;

import java.util.stream.IntStream;

/**
 * Fits kernel parameters by their posterior mode.
 *
 * @param process the process at the mode
 * @param logs logarithms of the parameters at the mode
 * @param negativeLogPosterior its value there, up to a constant of the prior
 */
public record GaussianProcessFit(
    GaussianProcess process, double[] logs, double negativeLogPosterior) {

  /** Up to so many observations a fit starts from nothing; larger ones start from a third. */
  private static final int COARSEST = 48;

  private static final int COARSENING = 3;
  private static final int EVALUATIONS_FROM_NOTHING = 60;
  private static final int EVALUATIONS_FROM_COARSER = 16;

  /**
   * Of the second start: lengthscales short against the prior and little noise, a rough function
   * seen sharply.
   */
  private static final double ROUGH_LENGTHSCALE_SHIFT = -2;

  private static final double SHARP_NOISE_LOG = -8;

  /**
   * The fit of the observations. Few observations: a descent on the logarithms of the parameters
   * from the mode of the prior and one from a rough start; the better end counts. Many: a short
   * descent from the fit of every third observation, found in the same way, because a start near
   * the mode is what saves the costly evaluations. The same observations give the same fit,
   * whatever was fitted before.
   */
  public static GaussianProcessFit of(TrainingSet data, KernelChoice choice) {
    ParameterPrior prior = choice.prior();
    double[] logs = mode(data, prior);
    return new GaussianProcessFit(
        new GaussianProcess(data, prior.parameters(logs)),
        logs,
        new LogPosterior(data, prior).f(logs));
  }

  private static double[] mode(TrainingSet data, ParameterPrior prior) {
    LogPosterior posterior = new LogPosterior(data, prior);
    if (data.size() > COARSEST) {
      double[] start = mode(coarser(data), prior);
      return new BoundedDescent(EVALUATIONS_FROM_COARSER).minimize(posterior, start).point();
    }
    double[] smooth = prior.mode();
    double[] rough = smooth.clone();
    for (int g = 0; g < data.lengthscales(); g++) {
      rough[g] += ROUGH_LENGTHSCALE_SHIFT;
    }
    rough[data.lengthscales() + 1] = SHARP_NOISE_LOG;
    BoundedDescent descent = new BoundedDescent(EVALUATIONS_FROM_NOTHING);
    BoundedDescent.End first = descent.minimize(posterior, smooth);
    BoundedDescent.End second = descent.minimize(posterior, rough);
    return second.value() < first.value() ? second.point() : first.point();
  }

  private static TrainingSet coarser(TrainingSet data) {
    int[] kept = IntStream.range(0, data.size()).filter(i -> i % COARSENING == 0).toArray();
    return data.subset(kept);
  }
}
