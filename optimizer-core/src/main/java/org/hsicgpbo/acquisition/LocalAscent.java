package org.hsicgpbo.acquisition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.BoundedDescent;
import smile.math.DifferentiableMultivariateFunction;

/**
 * Climbs an acquisition function: a bounded quasi-Newton ascent of the active continuous
 * hyperparameters, then the best move of one discrete hyperparameter, until no move helps. Moves
 * that constraints forbid are not made, and an ascent that leaves the admissible part ends before
 * its border.
 */
final class LocalAscent {
  private static final int MOST_ROUNDS = 4;

  /** Up to so many values all others are tried; beyond, steps of several lengths. */
  private static final long MOST_VALUES_TRIED = 8;

  /** What a hyperparameter that a move makes active starts from. */
  private static final double NEWLY_ACTIVE = 0.5;

  /** Halvings of an ascent that finds the border of the admissible part to 1/4000 of its length. */
  private static final int HALVINGS = 12;

  private final SearchSpace space;
  private final SearchRegion region;
  private final AcquisitionFunction acquisition;
  private final int gradientEvaluations;

  LocalAscent(
      SearchSpace space,
      SearchRegion region,
      AcquisitionFunction acquisition,
      int gradientEvaluations) {
    this.space = space;
    this.region = region;
    this.acquisition = acquisition;
    this.gradientEvaluations = gradientEvaluations;
  }

  /** Where a climb from the point ends. */
  ValuedPoint from(ValuedPoint start) {
    ValuedPoint best = climbed(start);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      ValuedPoint moved = moved(best);
      if (moved.value() <= best.value()) {
        return best;
      }
      best = climbed(moved);
    }
    return best;
  }

  private ValuedPoint climbed(ValuedPoint start) {
    int[] free = free(start.point());
    if (free.length == 0) {
      return start;
    }
    double[] low = IntStream.of(free).mapToDouble(i -> region.intervals().get(i).low()).toArray();
    double[] high = IntStream.of(free).mapToDouble(i -> region.highest(i)).toArray();
    double[] from = IntStream.of(free).mapToDouble(i -> start.point().get(i)).toArray();
    BoundedDescent.End end =
        new BoundedDescent(gradientEvaluations)
            .minimize(new Negative(start.point(), free), from, low, high);
    // Not the other way round: a value that is no number is no improvement.
    if (!(-end.value() > start.value())) {
      return start;
    }
    UnitPoint top = replaced(start.point(), free, end.point());
    return space.admits(top)
        ? new ValuedPoint(top, -end.value())
        : beforeTheBorder(start, free, from, end.point());
  }

  /** The last admissible point on the way from an admissible start, if it is better. */
  private ValuedPoint beforeTheBorder(ValuedPoint start, int[] free, double[] from, double[] to) {
    UnitPoint last = start.point();
    double inside = 0;
    double outside = 1;
    for (int k = 0; k < HALVINGS; k++) {
      double share = (inside + outside) / 2;
      double[] way =
          IntStream.range(0, from.length)
              .mapToDouble(i -> from[i] + share * (to[i] - from[i]))
              .toArray();
      UnitPoint point = replaced(start.point(), free, way);
      if (space.admits(point)) {
        inside = share;
        last = point;
      } else {
        outside = share;
      }
    }
    double value = acquisition.value(last);
    return value > start.value() ? new ValuedPoint(last, value) : start;
  }

  private int[] free(UnitPoint point) {
    return IntStream.range(0, space.dimensions())
        .filter(i -> point.isActive(i) && !region.isFixed(i))
        .filter(i -> !(space.get(i) instanceof DiscreteHyperparameter))
        .toArray();
  }

  /** The point with other coordinates at the places, moved into the region. */
  private UnitPoint replaced(UnitPoint point, int[] places, double[] coordinates) {
    double[] u = point.toArray();
    for (int k = 0; k < places.length; k++) {
      u[places[k]] = region.clamp(places[k], coordinates[k]);
    }
    return space.activate(u);
  }

  /** The best point that differs in one discrete hyperparameter. */
  private ValuedPoint moved(ValuedPoint from) {
    ValuedPoint best = from;
    for (ValuedPoint neighbour : ValuedPoint.all(neighbours(from.point()), acquisition)) {
      best = neighbour.value() > best.value() ? neighbour : best;
    }
    return best;
  }

  /** The admissible points that differ in one discrete hyperparameter. */
  private List<UnitPoint> neighbours(UnitPoint from) {
    List<UnitPoint> neighbours = new ArrayList<>();
    for (int i = 0; i < space.dimensions(); i++) {
      if (!from.isActive(i)
          || region.isFixed(i)
          || !(space.get(i) instanceof DiscreteHyperparameter discrete)) {
        continue;
      }
      for (long index : neighbours(discrete, discrete.indexAt(from.get(i)))) {
        double u = discrete.intervalAt(index).centre();
        if (region.clamp(i, u) != u) {
          continue;
        }
        double[] coordinates = awake(from);
        coordinates[i] = u;
        UnitPoint point = space.activate(coordinates);
        if (space.admits(point)) {
          neighbours.add(point);
        }
      }
    }
    return neighbours;
  }

  /** The coordinates, with the middle of their interval for what is inactive. */
  private double[] awake(UnitPoint point) {
    double[] u = point.toArray();
    for (int i = 0; i < u.length; i++) {
      if (Double.isNaN(u[i])) {
        UnitInterval interval = region.intervals().get(i);
        u[i] = interval.at(NEWLY_ACTIVE);
      }
    }
    return u;
  }

  private static List<Long> neighbours(DiscreteHyperparameter hyperparameter, long index) {
    long count = hyperparameter.cardinality();
    if (count <= MOST_VALUES_TRIED) {
      return LongStream.range(0, count).filter(k -> k != index).boxed().toList();
    }
    List<Long> neighbours = new ArrayList<>();
    for (long step = 1; step < count; step *= 4) {
      if (index - step >= 0) {
        neighbours.add(index - step);
      }
      if (index + step < count) {
        neighbours.add(index + step);
      }
    }
    return neighbours;
  }

  /** What the descent minimises. */
  private final class Negative implements DifferentiableMultivariateFunction {
    private static final long serialVersionUID = 1L;

    private final transient UnitPoint origin;
    private final int[] free;
    private final double[] byCoordinates;

    Negative(UnitPoint origin, int[] free) {
      this.origin = origin;
      this.free = free;
      this.byCoordinates = new double[space.dimensions()];
    }

    @Override
    public double f(double[] x) {
      return -acquisition.value(replaced(origin, free, x));
    }

    @Override
    public double g(double[] x, double[] gradient) {
      double value = acquisition.valueAndGradient(replaced(origin, free, x), byCoordinates);
      for (int k = 0; k < free.length; k++) {
        gradient[k] = -byCoordinates[free[k]];
      }
      return -value;
    }
  }
}
