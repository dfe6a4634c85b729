package org.hsicgpbo.acquisition;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;

/** Where a search for the highest acquisition begins. */
final class StartPoints {
  /** Sobol sequences of Commons Math have at most so many dimensions. */
  private static final int MOST_SOBOL_DIMENSIONS = 1000;

  private static final double LARGEST_STEP = 0.3;
  private static final double SMALLEST_STEP = 0.003;

  /** About so many coordinates move in a step that is not of all of them. */
  private static final double MOVED_COORDINATES = 3;

  /** Under constraints so many points are looked at for each admissible one that is wanted. */
  private static final int MOST_LOOKED_AT = 64;

  private static final int MOST_STEPS = 16;

  private final SearchSpace space;
  private final SearchRegion region;
  private final SearchEffort effort;
  private final RandomGenerator random;

  StartPoints(SearchSpace space, SearchRegion region, SearchEffort effort, RandomGenerator random) {
    this.space = space;
    this.region = region;
    this.effort = effort;
    this.random = random;
  }

  /**
   * Admissible points over the whole region, the seeds, and points around them; fewer than wanted
   * where few points are admissible.
   */
  List<double[]> around(List<UnitPoint> seeds) {
    List<double[]> points = new ArrayList<>(global());
    for (UnitPoint seed : seeds) {
      double[] centre = inside(seed);
      if (isAdmissible(centre)) {
        points.add(centre);
      }
      for (int k = 0; k < effort.pointsAroundSeeds(); k++) {
        addStep(centre, k % 2 == 0, points);
      }
    }
    return points;
  }

  private void addStep(double[] centre, boolean all, List<double[]> points) {
    for (int k = 0; k < MOST_STEPS; k++) {
      double[] moved = step(centre, all);
      if (isAdmissible(moved)) {
        points.add(moved);
        return;
      }
    }
  }

  private boolean isAdmissible(double[] u) {
    return !space.isConstrained() || space.admits(space.activate(u));
  }

  private List<double[]> global() {
    int dimensions = space.dimensions();
    List<double[]> points = new ArrayList<>(effort.globalPoints());
    double[] shift = random.doubles(dimensions).toArray();
    SobolSequenceGenerator sobol =
        new SobolSequenceGenerator(Math.min(dimensions, MOST_SOBOL_DIMENSIONS));
    int most = effort.globalPoints() * (space.isConstrained() ? MOST_LOOKED_AT : 1);
    for (int k = 0; k < most && points.size() < effort.globalPoints(); k++) {
      double[] fractions = java.util.Arrays.copyOf(sobol.nextVector(), dimensions);
      for (int i = 0; i < dimensions; i++) {
        // A random shift modulo 1 (Cranley and Patterson 1976) keeps the evenness and changes the
        // points.
        double moved = i < MOST_SOBOL_DIMENSIONS ? fractions[i] + shift[i] : random.nextDouble();
        fractions[i] = moved - Math.floor(moved);
      }
      double[] u = region.at(fractions);
      if (isAdmissible(u)) {
        points.add(u);
      }
    }
    return points;
  }

  /** A normal step of all free coordinates or of a few, of a length that is itself random. */
  private double[] step(double[] centre, boolean all) {
    double scale = LARGEST_STEP * Math.pow(SMALLEST_STEP / LARGEST_STEP, random.nextDouble());
    double share = all ? 1 : Math.min(1, MOVED_COORDINATES / centre.length);
    double[] moved = centre.clone();
    for (int i = 0; i < moved.length; i++) {
      if (!region.isFixed(i) && random.nextDouble() < share) {
        moved[i] = region.clamp(i, moved[i] + scale * random.nextGaussian());
      }
    }
    return moved;
  }

  /**
   * The coordinates of a point, moved into the region; an inactive one gets a random coordinate.
   */
  private double[] inside(UnitPoint point) {
    double[] u = point.toArray();
    for (int i = 0; i < u.length; i++) {
      u[i] =
          Double.isNaN(u[i])
              ? region.intervals().get(i).at(random.nextDouble())
              : region.clamp(i, u[i]);
    }
    return u;
  }
}
