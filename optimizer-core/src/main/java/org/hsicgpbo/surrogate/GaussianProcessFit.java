package org.hsicgpbo.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** From so many observations on a fit also starts from that of a third of them. */
  private static final int SMALLEST_WITH_COARSER = 24;

  /** From so many observations on it starts from that alone. */
  private static final int LARGEST_FROM_PRIOR = 128;

  private static final int COARSENING = 3;
  private static final int EVALUATIONS_FROM_PRIOR = 250;
  private static final int EVALUATIONS_FROM_COARSER = 60;
  private static final int FEWEST_EVALUATIONS = 12;
  private static final int EVALUATIONS_TIMES_SIZE = 12_000;
  private static final int EVALUATIONS_OF_A_GLANCE = 60;

  /**
   * Of the second start: lengthscales short against the prior and little noise, a rough function
   * seen sharply.
   */
  private static final double ROUGH_LENGTHSCALE_SHIFT = -2;

  private static final double SHARP_NOISE_LOG = -8;

  /**
   * The fit of the observations: descents on the logarithms of the parameters from the mode of the
   * prior, from a rough start, and from the fit of every third observation, found in the same way;
   * the best end counts. Of many observations only the last start is used: it is the best on most
   * data, and near enough to the mode to save the costly evaluations. The same observations give
   * the same fit, whatever was fitted before.
   */
  public static GaussianProcessFit of(TrainingSet data, KernelChoice choice) {
    ParameterPrior prior = choice.prior();
    return at(mode(data, prior), data, prior);
  }

  /** A short fit from one start, enough to compare what the same parameters can explain. */
  public static GaussianProcessFit glance(TrainingSet data, KernelChoice choice) {
    ParameterPrior prior = choice.prior();
    BoundedDescent.End end =
        new BoundedDescent(EVALUATIONS_OF_A_GLANCE)
            .minimize(new LogPosterior(data, prior), rough(data, prior));
    return at(end, data, prior);
  }

  private static GaussianProcessFit at(
      BoundedDescent.End end, TrainingSet data, ParameterPrior prior) {
    return new GaussianProcessFit(
        new GaussianProcess(data, prior.parameters(end.point())), end.point(), end.value());
  }

  private static BoundedDescent.End mode(TrainingSet data, ParameterPrior prior) {
    LogPosterior posterior = new LogPosterior(data, prior);
    List<BoundedDescent.End> ends = new ArrayList<>();
    if (data.size() >= SMALLEST_WITH_COARSER) {
      double[] start = mode(coarser(data), prior).point();
      ends.add(new BoundedDescent(evaluationsFromCoarser(data.size())).minimize(posterior, start));
    }
    if (data.size() <= LARGEST_FROM_PRIOR) {
      BoundedDescent descent = new BoundedDescent(EVALUATIONS_FROM_PRIOR);
      ends.add(descent.minimize(posterior, prior.mode()));
      ends.add(descent.minimize(posterior, rough(data, prior)));
    }
    return ends.stream().min(Comparator.comparingDouble(BoundedDescent.End::value)).orElseThrow();
  }

  /** Fewer where each costs more: an evaluation takes O(n³) operations. */
  private static int evaluationsFromCoarser(int size) {
    return Math.max(
        FEWEST_EVALUATIONS, Math.min(EVALUATIONS_FROM_COARSER, EVALUATIONS_TIMES_SIZE / size));
  }

  private static double[] rough(TrainingSet data, ParameterPrior prior) {
    double[] rough = prior.mode();
    for (int g = 0; g < data.lengthscales(); g++) {
      rough[g] += ROUGH_LENGTHSCALE_SHIFT;
    }
    rough[data.lengthscales() + 1] = SHARP_NOISE_LOG;
    return rough;
  }

  private static TrainingSet coarser(TrainingSet data) {
    int[] kept = IntStream.range(0, data.size()).filter(i -> i % COARSENING == 0).toArray();
    return data.subset(kept);
  }
}
