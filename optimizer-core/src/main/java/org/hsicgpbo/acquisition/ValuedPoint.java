package org.hsicgpbo.acquisition;

import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.space.UnitPoint;

/** A point and the acquisition there. */
record ValuedPoint(UnitPoint point, double value) {
  /** Each of the points with its value. */
  static List<ValuedPoint> all(List<UnitPoint> points, AcquisitionFunction acquisition) {
    double[] values = acquisition.values(points);
    return IntStream.range(0, values.length)
        .mapToObj(i -> new ValuedPoint(points.get(i), values[i]))
        .toList();
  }
}
