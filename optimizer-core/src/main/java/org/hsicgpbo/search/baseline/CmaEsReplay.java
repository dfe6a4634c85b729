package org.hsicgpbo.search.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Replays told trials into the distribution that CMA-ES has reached, by nothing but where they lie,
 * how they rank and the seed.
 *
 * <p>Every λ told trials make a generation. Those that were drawn before the last update, because
 * workers ran ahead, and those of other origin are injected (Hansen 2011): moved towards the mean
 * where they are farther than √n + 2n/(n + 2) standard deviations. Where the distribution has
 * shrunk to nothing or its errors have been equal for long, it starts again from a random mean with
 * twice the population (Auger and Hansen 2005).
 */
final class CmaEsReplay {
  /**
   * First σ: three deviations reach from the centre to the border. Hansen (2016) names 0.3 of the
   * range; with the short budgets of studies the narrower start found better points on every
   * function of docs/method-baselines.md.
   */
  static final double FIRST_STEP_SIZE = 1.0 / 6;

  private static final double CENTRE = 0.5;
  private static final double LEAST_DEVIATION = 1e-10;
  private static final double WORST_CONDITION = 1e14;
  private static final double SAME_POINT = 1e-9;

  private final long seed;
  private final int dimension;
  private final List<FinishedTrial> replayed = new ArrayList<>();
  private final List<FinishedTrial> open = new ArrayList<>();
  private CmaEsDistribution distribution;
  private int restarts;
  private int generationsOfEqualErrors;

  private CmaEsReplay(long seed, int dimension) {
    this.seed = seed;
    this.dimension = dimension;
    double[] mean = new double[dimension];
    Arrays.fill(mean, CENTRE);
    this.distribution =
        CmaEsDistribution.start(CmaEsParameters.of(dimension), mean, FIRST_STEP_SIZE);
  }

  /** Nothing told yet. */
  static CmaEsReplay begin(SearchSpace space, long seed) {
    return new CmaEsReplay(seed, space.dimensions());
  }

  /** Whether everything replayed so far is how these trials begin. */
  boolean isStartOf(TrialHistory told) {
    return replayed.size() <= told.size()
        && replayed.equals(told.trials().subList(0, replayed.size()));
  }

  /**
   * Replays the trials that are new.
   *
   * @param told a history that this replay {@link #isStartOf}
   * @return the distribution after all of them
   */
  CmaEsDistribution goOn(TrialHistory told) {
    told.trials().subList(replayed.size(), told.size()).forEach(this::tell);
    return distribution;
  }

  /** The draw of N(0, I) for a trial; of a further attempt when the first gave a known point. */
  static double[] draw(long seed, int trialNumber, int attempt, int dimension) {
    SplittableRandom random =
        new SplittableRandom(
            TrialSeeds.derive(
                TrialSeeds.derive(seed, SeedPurposes.CMA_ES_DRAW, trialNumber),
                SeedPurposes.CMA_ES_DRAW,
                attempt));
    double[] z = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      z[i] = random.nextGaussian();
    }
    return z;
  }

  private void tell(FinishedTrial trial) {
    replayed.add(trial);
    open.add(trial);
    CmaEsParameters parameters = distribution.parameters();
    long completed = open.stream().filter(t -> t.completed().isPresent()).count();
    // Failed trials rank last, but must not be what the mean moves to.
    if (open.size() < parameters.population() || completed < parameters.parents()) {
      return;
    }
    List<FinishedTrial> ranked =
        open.stream().sorted(Comparator.comparingDouble(FinishedTrial::errorOrWorst)).toList();
    boolean equal = ranked.get(0).errorOrWorst() == ranked.get(parameters.parents()).errorOrWorst();
    generationsOfEqualErrors = equal ? generationsOfEqualErrors + 1 : 0;
    update(ranked);
    open.clear();
  }

  private void update(List<FinishedTrial> ranked) {
    CmaEsParameters parameters = distribution.parameters();
    int worst = parameters.population() - parameters.parents();
    List<FinishedTrial> used = new ArrayList<>(ranked.subList(0, parameters.parents()));
    used.addAll(ranked.subList(ranked.size() - worst, ranked.size()));
    int patience = 10 + (int) Math.ceil(30.0 * dimension / parameters.population());
    try {
      distribution = distribution.update(used.stream().map(this::located).toList());
      if (distribution.isSpent(LEAST_DEVIATION, WORST_CONDITION)
          || generationsOfEqualErrors >= patience) {
        restart();
      }
    } catch (MaxCountExceededException e) {
      // The eigenvalues were not found, which happens where C holds no information any more.
      restart();
    }
  }

  private void restart() {
    restarts++;
    generationsOfEqualErrors = 0;
    double[] mean =
        new SplittableRandom(TrialSeeds.derive(seed, SeedPurposes.CMA_ES_START, restarts))
            .doubles(dimension)
            .toArray();
    distribution =
        CmaEsDistribution.start(
            CmaEsParameters.of(dimension, 2 * distribution.parameters().population()),
            mean,
            FIRST_STEP_SIZE);
  }

  /**
   * Where the trial lies on the unfolded line: of all mirror images the one nearest to the point
   * that the present distribution draws for its number, which is that point itself unless the trial
   * is of other origin. What is inactive has no place and takes that of the draw.
   */
  private double[] located(FinishedTrial trial) {
    UnitPoint point = trial.point();
    double[] x = distribution.pointAt(draw(seed, trial.trial().number(), 0, dimension));
    boolean own = true;
    for (int i = 0; i < dimension; i++) {
      if (point.isActive(i)) {
        double image = Mirror.imageNear(point.get(i), x[i]);
        own &= Math.abs(image - x[i]) < SAME_POINT;
        x[i] = image;
      }
    }
    double n = dimension;
    return own ? x : distribution.clipped(x, Math.sqrt(n) + 2 * n / (n + 2));
  }
}
