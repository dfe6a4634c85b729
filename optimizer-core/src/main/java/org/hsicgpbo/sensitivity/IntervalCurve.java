package org.hsicgpbo.sensitivity;

import java.util.List;

/**
 * How a hyperparameter's influence and the chance of a good network change as its range is cut from
 * either end (Novello et al. 2023, cost against accuracy).
 *
 * @param hyperparameter the name
 * @param cutBelow the parts [c,1], c growing
 * @param cutAbove the parts [0,1−c], c growing
 */
public record IntervalCurve(
    String hyperparameter, List<IntervalPoint> cutBelow, List<IntervalPoint> cutAbove) {
  /** Copies the lists. */
  public IntervalCurve {
    cutBelow = List.copyOf(cutBelow);
    cutAbove = List.copyOf(cutAbove);
  }
}
