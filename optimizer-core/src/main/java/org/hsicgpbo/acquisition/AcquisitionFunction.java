package org.hsicgpbo.acquisition;

import java.util.List;
import org.hsicgpbo.space.UnitPoint;

/** How much a trial at a point promises; higher is better. Used by one thread at a time. */
public interface AcquisitionFunction {

  /** The promise of a canonical point. */
  double value(UnitPoint point);

  /**
   * The promise of each point, to the last bit what {@link #value} says of it; faster than one
   * after the other where the function is of a process.
   */
  default double[] values(List<UnitPoint> points) {
    return points.stream().mapToDouble(this::value).toArray();
  }

  /**
   * The promise of a canonical point and its gradient by the coordinates of active continuous
   * hyperparameters.
   *
   * @param gradient filled; 0 for all others
   */
  double valueAndGradient(UnitPoint point, double[] gradient);
}
