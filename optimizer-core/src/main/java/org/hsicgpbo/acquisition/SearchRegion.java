package org.hsicgpbo.acquisition;

import java.util.Collections;
import java.util.List;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;

/**
 * The part of the unit cube in which a suggestion is sought: an interval for each hyperparameter, a
 * point where it is fixed. Intervals are half open, [low, high), unless they end at 1.
 *
 * @param intervals one for each hyperparameter of the space
 */
public record SearchRegion(List<UnitInterval> intervals) {
  /** Copies the intervals. */
  public SearchRegion {
    intervals = List.copyOf(intervals);
  }

  /** The whole cube. */
  public static SearchRegion full(SearchSpace space) {
    return new SearchRegion(Collections.nCopies(space.dimensions(), new UnitInterval(0, 1)));
  }

  /** The same region with another interval for one hyperparameter. */
  public SearchRegion with(int index, UnitInterval interval) {
    List<UnitInterval> changed = new java.util.ArrayList<>(intervals);
    changed.set(index, interval);
    return new SearchRegion(changed);
  }

  /** Whether the hyperparameter is fixed. */
  public boolean isFixed(int index) {
    return intervals.get(index).low() == intervals.get(index).high();
  }

  /** The coordinates of the region at fractions in [0,1] of its intervals. */
  public double[] at(double[] fractions) {
    double[] u = new double[intervals.size()];
    for (int i = 0; i < u.length; i++) {
      u[i] = intervals.get(i).at(fractions[i]);
    }
    return u;
  }

  /**
   * The highest coordinate inside the region. Intervals are half open, because their upper end may
   * already be the next discrete value; only 1 and the end of a fixed one belong to them.
   */
  public double highest(int index) {
    UnitInterval interval = intervals.get(index);
    return interval.high() == 1 || isFixed(index)
        ? interval.high()
        : Math.nextDown(interval.high());
  }

  /** The nearest coordinate inside the region. */
  public double clamp(int index, double u) {
    return Math.max(intervals.get(index).low(), Math.min(highest(index), u));
  }

  /** Whether all active coordinates lie inside. */
  public boolean contains(UnitPoint point) {
    for (int i = 0; i < intervals.size(); i++) {
      if (point.isActive(i) && point.get(i) != clamp(i, point.get(i))) {
        return false;
      }
    }
    return true;
  }
}
