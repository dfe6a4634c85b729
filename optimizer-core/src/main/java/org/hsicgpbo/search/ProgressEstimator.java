package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.acquisition.AcquisitionFunction;
import org.hsicgpbo.acquisition.AcquisitionMaximizer;
import org.hsicgpbo.acquisition.ExpectedImprovement;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.acquisition.LowerConfidenceBound;
import org.hsicgpbo.acquisition.SearchEffort;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.surrogate.Warping;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Estimates what going on would bring, from the two processes that propose trials; the more hopeful
 * of both counts. Equal histories give equal estimates. Not safe for use by several threads.
 */
public final class ProgressEstimator {
  /** Fewer completed trials than this say nothing about what may still be found. */
  private static final int FEWEST_TRIALS = 10;

  private static final int FEWEST_TIMES_DIMENSIONS = 2;
  private static final double BETA = 4;
  private static final int SEEDS = 5;

  /** Beyond so many standard deviations a normal variable has no weight in double precision. */
  private static final double TAIL = 8.2;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final GaussIntegratorFactory INTEGRATORS = new GaussIntegratorFactory();
  private static final int NODES = 40;

  private final SearchSpace space;
  private final long seed;
  private final InputEncoding encoding;
  private final ErrorModels models;
  private final ErrorModels interacting;
  private final KernelChoice kernel;

  /**
   * An estimator of a space.
   *
   * @param seed seed of the study
   */
  public ProgressEstimator(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
    this.encoding = new InputEncoding(space);
    this.kernel = KernelChoice.defaults(space.dimensions());
    EarlierObservations none = new EarlierObservations(EarlierTrials.none(), encoding, kernel);
    this.models = new ErrorModels(encoding, none);
    this.interacting = new ErrorModels(encoding, none);
  }

  /** The estimate; empty while there are too few completed trials. */
  public Optional<ExpectedProgress> of(TrialHistory told) {
    long completed = told.trials().stream().filter(t -> t.completed().isPresent()).count();
    if (completed < Math.max(FEWEST_TRIALS, FEWEST_TIMES_DIMENSIONS * space.dimensions())) {
      return Optional.empty();
    }
    List<FinishedTrial> trials = told.trials();
    return Optional.of(
        progress(models.of(trials, kernel).model(), trials)
            .or(progress(interacting.of(trials, kernel.withMainEffects(false)).model(), trials)));
  }

  private ExpectedProgress progress(ErrorModel model, List<FinishedTrial> trials) {
    GaussianProcess process = model.process();
    List<UnitPoint> trained =
        trials.stream()
            .filter(t -> t.completed().isPresent())
            .sorted(Comparator.comparingDouble(FinishedTrial::errorOrWorst))
            .map(t -> t.point())
            .toList();
    List<UnitPoint> seeds = trained.subList(0, Math.min(SEEDS, trained.size()));
    // Where errors are flat but for a few, the mean can undershoot the best of them.
    double lowestMean =
        trained.stream().mapToDouble(p -> process.mean(encoding.encode(p))).min().orElseThrow();
    double best =
        Math.max(lowestMean, model.warping().apply(StatUtils.min(ErrorModel.errors(trials))));
    UnitPoint next =
        highest(new ExpectedImprovement(process, encoding, best), process, seeds, trials.size());
    LowerConfidenceBound optimistic = new LowerConfidenceBound(process, encoding, BETA);
    UnitPoint lowest = highest(optimistic, process, seeds, trials.size());
    double atTrained = lowestUpperEnd(process, trained);
    Scale scale = Scale.of(model.warping(), trials);
    double regret = scale.error(atTrained) - scale.error(-optimistic.value(lowest));
    return new ExpectedProgress(
        improvement(process.predict(encoding.encode(next)), best, scale), Math.max(0, regret));
  }

  /**
   * From warped values to errors that can be believed. Some warpings of errors that mostly lie at
   * one high level, such as that of chance, reach any error, down to −∞, at a finite value, so that
   * their improvement has no expectation.
   *
   * @param warping of errors to warped values
   * @param lowest lowest error that is believed
   * @param highest highest error that is believed
   */
  record Scale(Warping warping, double lowest, double highest) {
    /**
     * Nothing is believed that lies beyond the errors seen by more than their range; equal errors
     * have none, and their warping reaches everything.
     */
    static Scale of(Warping warping, List<FinishedTrial> trials) {
      double[] errors = ErrorModel.errors(trials);
      double range = StatUtils.max(errors) - StatUtils.min(errors);
      double margin = range > 0 ? range : Double.POSITIVE_INFINITY;
      return new Scale(warping, StatUtils.min(errors) - margin, StatUtils.max(errors) + margin);
    }

    double error(double warped) {
      return Math.max(lowest, Math.min(highest, warping.invert(warped)));
    }
  }

  /** The lowest of the pessimistic ends of what the process deems possible at the points. */
  private double lowestUpperEnd(GaussianProcess process, List<UnitPoint> points) {
    double[][] inputs = points.stream().map(encoding::encode).toArray(double[][]::new);
    return Arrays.stream(process.predictAll(inputs))
        .mapToDouble(p -> p.mean() + Math.sqrt(BETA) * p.standardDeviation())
        .min()
        .orElseThrow();
  }

  private UnitPoint highest(
      AcquisitionFunction function, GaussianProcess process, List<UnitPoint> seeds, int trials) {
    SplittableRandom random = new SplittableRandom(TrialSeeds.suggestion(seed, trials));
    SearchEffort effort = SearchEffort.forObservations(process.data().size());
    return new AcquisitionMaximizer(space, SearchRegion.full(space), function, effort, random)
        .maximize(seeds, Set.of())
        .orElseThrow();
  }

  /**
   * E[max(0, e(best) − e(f))] for f normal as predicted and e from warped values back to errors, by
   * Gauss–Legendre quadrature over the improving side.
   */
  static double improvement(GaussianProcess.Prediction prediction, double best, Scale scale) {
    double deviation = prediction.standardDeviation();
    double from = -TAIL;
    double to = Math.min(TAIL, (best - prediction.mean()) / deviation);
    if (to <= from) {
      return 0;
    }
    double target = scale.error(best);
    GaussIntegrator integrator = INTEGRATORS.legendre(NODES, from, to);
    return integrator.integrate(
        z -> (target - scale.error(prediction.mean() + deviation * z)) * NORMAL.density(z));
  }
}
