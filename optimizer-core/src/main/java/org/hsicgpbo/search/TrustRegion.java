package org.hsicgpbo.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;

/**
 * A box around the best point that grows after successes and shrinks after failures (Eriksson et
 * al. 2019, "Scalable global optimization via local Bayesian optimization", section 2).
 *
 * @param length side of the box in the unit cube, before it is stretched by the lengthscales
 * @param successes trials in a row that improved
 * @param failures trials in a row that did not
 */
record TrustRegion(double length, int successes, int failures) {
  private static final double FIRST_LENGTH = 0.8;
  private static final double LARGEST_LENGTH = 1.6;
  private static final double SMALLEST_LENGTH = Math.pow(0.5, 7);
  private static final int SUCCESSES_TO_GROW = 3;

  /** Less than this share of the best error is no improvement. */
  private static final double SMALLEST_IMPROVEMENT = 1e-3;

  /** No side is longer or shorter than the others by more than this factor. */
  private static final double LARGEST_STRETCH = 4;

  /** The region before any trial. */
  static TrustRegion first() {
    return new TrustRegion(FIRST_LENGTH, 0, 0);
  }

  /** Whether an error is a success against the best one before it. */
  static boolean improves(double error, double best) {
    return error < best - (Double.isInfinite(best) ? 0 : SMALLEST_IMPROVEMENT * Math.abs(best));
  }

  /**
   * The region after a trial in it.
   *
   * @param failuresToShrink after so many failures in a row the side is halved
   */
  TrustRegion after(boolean success, int failuresToShrink) {
    if (success) {
      return successes + 1 < SUCCESSES_TO_GROW
          ? new TrustRegion(length, successes + 1, 0)
          : new TrustRegion(Math.min(LARGEST_LENGTH, 2 * length), 0, 0);
    }
    return failures + 1 < failuresToShrink
        ? new TrustRegion(length, 0, failures + 1)
        : new TrustRegion(length / 2, 0, 0);
  }

  /** Whether it has shrunk so far that another place is worth more. */
  boolean isSpent() {
    return length < SMALLEST_LENGTH;
  }

  /**
   * The box around a point: sides in proportion to the lengthscales, categories and what is
   * inactive at the point are free.
   *
   * @param lengthscales one for each hyperparameter, at least
   */
  SearchRegion around(SearchSpace space, UnitPoint centre, double[] lengthscales) {
    double mean = StatUtils.geometricMean(lengthscales, 0, space.dimensions());
    List<UnitInterval> intervals = new ArrayList<>();
    for (int i = 0; i < space.dimensions(); i++) {
      if (isUnordered(space.get(i)) || !centre.isActive(i)) {
        intervals.add(new UnitInterval(0, 1));
      } else {
        double stretch = Math.min(LARGEST_STRETCH, lengthscales[i] / mean);
        double half = 0.5 * length * Math.max(1 / LARGEST_STRETCH, stretch);
        double u = centre.get(i);
        intervals.add(new UnitInterval(Math.max(0, u - half), Math.min(1, u + half)));
      }
    }
    return new SearchRegion(intervals);
  }

  private static boolean isUnordered(Hyperparameter hyperparameter) {
    return hyperparameter instanceof CategoricalHyperparameter
        || hyperparameter instanceof BooleanHyperparameter;
  }
}
