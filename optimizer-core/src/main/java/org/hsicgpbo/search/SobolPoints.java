package org.hsicgpbo.search;

import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Sobol' points (Sobol' 1967, with the direction numbers of Joe and Kuo 2008) under a random shift
 * modulo 1 (Cranley and Patterson 1976). Any 2^k points from a multiple of 2^k on have in each
 * dimension exactly one coordinate in each interval of length 2^−k. Under constraints the n-th
 * point is the n-th admissible one.
 */
public final class SobolPoints {
  /** The most dimensions for which there are direction numbers. */
  public static final int MOST_DIMENSIONS = 1000;

  /** Purpose of the shift for {@link TrialSeeds#derive}, apart from those of other classes. */
  private static final long SHIFT = 401;

  private final SearchSpace space;
  private final AdmissibleSequence points;

  /**
   * The points of a space.
   *
   * @param seed seed of the study, which gives the shift
   * @throws IllegalArgumentException if the space has more than {@value #MOST_DIMENSIONS}
   *     hyperparameters
   */
  public SobolPoints(SearchSpace space, long seed) {
    if (space.dimensions() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "Sobol' points have at most %d dimensions, but the space has %d hyperparameters. Take random ones."
              .formatted(MOST_DIMENSIONS, space.dimensions()));
    }
    this.space = space;
    double[] shift =
        new SplittableRandom(TrialSeeds.derive(seed, SHIFT, 0))
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

  /** The point of that index, from 0. */
  public UnitPoint get(int index) {
    return space.activate(points.get(index));
  }
}
