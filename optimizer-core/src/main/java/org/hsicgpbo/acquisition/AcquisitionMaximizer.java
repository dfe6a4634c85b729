package org.hsicgpbo.acquisition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;

/**
 * Seeks the point of a region where an acquisition function is highest: quasi-random points over
 * the region, points around good observations, then from the best of them a local search with
 * shrinking steps that also moves categories and integers.
 */
public final class AcquisitionMaximizer {
  private static final int GLOBAL_POINTS = 512;
  private static final int NEIGHBOURS_OF_EACH_SEED = 32;
  private static final int LOCAL_SEARCHES = 6;
  private static final int LOCAL_STEPS = 120;
  private static final double FIRST_STEP = 0.2;
  private static final double LAST_STEP = 0.002;

  /** Sobol sequences of Commons Math have at most so many dimensions. */
  private static final int MOST_SOBOL_DIMENSIONS = 1000;

  private final SearchSpace space;
  private final SearchRegion region;
  private final ToDoubleFunction<UnitPoint> acquisition;
  private final RandomGenerator random;

  /** A maximiser; equal states of {@code random} give equal results. */
  public AcquisitionMaximizer(
      SearchSpace space,
      SearchRegion region,
      ToDoubleFunction<UnitPoint> acquisition,
      RandomGenerator random) {
    this.space = space;
    this.region = region;
    this.acquisition = acquisition;
    this.random = random;
  }

  private record Candidate(UnitPoint point, double value) {}

  /**
   * The best point found whose configuration is not among the taken ones.
   *
   * @param seeds good observations, around which is looked too; they need not lie in the region
   * @param taken configurations that were evaluated or are pending
   * @return empty if every point looked at is taken
   */
  public Optional<UnitPoint> maximize(List<UnitPoint> seeds, Set<Configuration> taken) {
    List<Candidate> candidates = new ArrayList<>();
    globalPoints().forEach(u -> add(candidates, u));
    for (UnitPoint seed : seeds) {
      for (int k = 0; k < NEIGHBOURS_OF_EACH_SEED; k++) {
        add(candidates, step(inside(seed), FIRST_STEP * random.nextDouble()));
      }
    }
    Comparator<Candidate> highestFirst = Comparator.comparingDouble(Candidate::value).reversed();
    candidates.sort(highestFirst);
    List<Candidate> ends = new ArrayList<>();
    for (Candidate start : candidates.subList(0, Math.min(LOCAL_SEARCHES, candidates.size()))) {
      ends.add(climb(start));
    }
    ends.sort(highestFirst);
    ends.addAll(candidates);
    return ends.stream()
        .map(Candidate::point)
        .filter(p -> !taken.contains(space.decode(p)))
        .findFirst();
  }

  private List<double[]> globalPoints() {
    int dimensions = space.dimensions();
    List<double[]> points = new ArrayList<>(GLOBAL_POINTS);
    double[] shift = random.doubles(dimensions).toArray();
    SobolSequenceGenerator sobol =
        new SobolSequenceGenerator(Math.min(dimensions, MOST_SOBOL_DIMENSIONS));
    for (int k = 0; k < GLOBAL_POINTS; k++) {
      double[] fractions = java.util.Arrays.copyOf(sobol.nextVector(), dimensions);
      for (int i = 0; i < dimensions; i++) {
        // A random shift modulo 1 (Cranley and Patterson 1976) keeps the evenness and changes the
        // points.
        double moved = i < MOST_SOBOL_DIMENSIONS ? fractions[i] + shift[i] : random.nextDouble();
        fractions[i] = moved - Math.floor(moved);
      }
      points.add(region.at(fractions));
    }
    return points;
  }

  private Candidate climb(Candidate start) {
    Candidate best = start;
    for (int k = 0; k < LOCAL_STEPS; k++) {
      double scale = FIRST_STEP * Math.pow(LAST_STEP / FIRST_STEP, (double) k / LOCAL_STEPS);
      Candidate next = candidate(step(inside(best.point()), scale));
      if (next.value() > best.value()) {
        best = next;
      }
    }
    return best;
  }

  /**
   * Moves one to all free coordinates by a normal step, or now and then to anywhere in their
   * interval.
   */
  private double[] step(double[] u, double scale) {
    double[] moved = u.clone();
    double share = Math.max(random.nextDouble(), 1.0 / moved.length);
    double jump = 0.2 / moved.length;
    for (int i = 0; i < moved.length; i++) {
      if (region.isFixed(i) || random.nextDouble() >= share) {
        continue;
      }
      moved[i] =
          random.nextDouble() < jump
              ? region.intervals().get(i).at(random.nextDouble())
              : region.clamp(i, moved[i] + scale * random.nextGaussian());
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

  private void add(List<Candidate> candidates, double[] u) {
    candidates.add(candidate(u));
  }

  private Candidate candidate(double[] u) {
    UnitPoint point = space.activate(u);
    return new Candidate(point, acquisition.applyAsDouble(point));
  }
}
