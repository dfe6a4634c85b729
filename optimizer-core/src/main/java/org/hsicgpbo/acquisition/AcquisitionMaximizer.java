package org.hsicgpbo.acquisition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;

/**
 * Seeks the point of a region where an acquisition function is highest: quasi-random points over
 * the region and points around good observations; then from the best of them gradient ascent of the
 * continuous hyperparameters in turns with moves of the discrete ones.
 */
public final class AcquisitionMaximizer {
  private final SearchSpace space;
  private final AcquisitionFunction acquisition;
  private final StartPoints starts;
  private final LocalAscent ascent;
  private final int localSearches;

  /**
   * A maximiser; equal states of {@code random} give equal results.
   *
   * @param effort how much is looked at
   */
  public AcquisitionMaximizer(
      SearchSpace space,
      SearchRegion region,
      AcquisitionFunction acquisition,
      SearchEffort effort,
      RandomGenerator random) {
    this.space = space;
    this.acquisition = acquisition;
    this.starts = new StartPoints(space, region, effort, random);
    this.ascent = new LocalAscent(space, region, acquisition, effort.gradientEvaluations());
    this.localSearches = effort.localSearches();
  }

  /**
   * The best point found whose configuration is not among the taken ones.
   *
   * @param seeds good observations, around which is looked too; they need not lie in the region
   * @param taken configurations that were evaluated or are pending
   * @return empty if every point looked at is taken
   */
  public Optional<UnitPoint> maximize(List<UnitPoint> seeds, Set<Configuration> taken) {
    List<UnitPoint> points = starts.around(seeds).stream().map(space::activate).toList();
    List<ValuedPoint> candidates = new ArrayList<>(ValuedPoint.all(points, acquisition));
    Comparator<ValuedPoint> highestFirst =
        Comparator.comparingDouble(ValuedPoint::value).reversed();
    candidates.sort(highestFirst);
    List<ValuedPoint> ends = new ArrayList<>();
    for (ValuedPoint start : candidates.subList(0, Math.min(localSearches, candidates.size()))) {
      ends.add(ascent.from(start));
    }
    ends.sort(highestFirst);
    ends.addAll(candidates);
    return ends.stream()
        .map(ValuedPoint::point)
        .filter(p -> !taken.contains(space.decode(p)))
        .findFirst();
  }
}
