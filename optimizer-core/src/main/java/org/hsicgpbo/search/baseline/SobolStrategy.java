package org.hsicgpbo.search.baseline;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Sobol' points (Sobol' 1967, with the direction numbers of Joe and Kuo 2008) under a random shift
 * modulo 1 (Cranley and Patterson 1976): trial n gets the point of index n − 1, moved by one
 * uniform draw for each dimension. Any 2^k trials from a multiple of 2^k on have in each dimension
 * exactly one coordinate in each interval of length 2^−k. Configurations of a purely discrete space
 * repeat. Under constraints trial n gets the n-th admissible point.
 */
public final class SobolStrategy implements SearchStrategy {
  /** The only stage. */
  public static final String STAGE = "sobol";

  /** The most dimensions for which there are direction numbers. */
  public static final int MOST_DIMENSIONS = 1000;

  private final SearchSpace space;
  private final AdmissibleSequence points;

  /**
   * Sobol' points of a space.
   *
   * @param seed seed of the study, which gives the shift
   * @throws IllegalArgumentException if the space has more than {@value #MOST_DIMENSIONS}
   *     hyperparameters
   */
  public SobolStrategy(SearchSpace space, long seed) {
    if (space.dimensions() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "The strategy (sobol) has points of at most %d dimensions, but the space has %d hyperparameters. Take the strategy random or lhs."
              .formatted(MOST_DIMENSIONS, space.dimensions()));
    }
    this.space = space;
    double[] shift =
        new SplittableRandom(TrialSeeds.derive(seed, SeedPurposes.SOBOL_SHIFT, 0))
            .doubles(space.dimensions())
            .toArray();
    SobolSequenceGenerator generator = new SobolSequenceGenerator(space.dimensions());
    this.points = new AdmissibleSequence(space, index -> shifted(generator.skipTo(index), shift));
  }

  private static double[] shifted(double[] u, double[] shift) {
    for (int i = 0; i < u.length; i++) {
      double moved = u[i] + shift[i];
      u[i] = moved < 1 ? moved : moved - 1;
    }
    return u;
  }

  @Override
  public String name() {
    return "sobol";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    return Suggestions.at(space, points.get(state.trialNumber() - 1), STAGE);
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Suggestions.explain(told, STAGE, "Randomly shifted Sobol' points.");
  }
}
