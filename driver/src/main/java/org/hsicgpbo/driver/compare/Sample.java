package org.hsicgpbo.driver.compare;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Figures of several seeds; those that are not known (NaN) are left out. */
final class Sample {
  private static final double MEDIAN = 50;

  private final double[] known;

  Sample(double[] figures) {
    known = Arrays.stream(figures).filter(figure -> !Double.isNaN(figure)).toArray();
  }

  int size() {
    return known.length;
  }

  /** NaN if nothing is known. */
  double mean() {
    return StatUtils.mean(known);
  }

  /** Of a sample (n − 1); NaN below two figures. */
  double standardDeviation() {
    return known.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(known));
  }

  double median() {
    return percentile(MEDIAN);
  }

  /**
   * A percentile by linear interpolation (type 7 of Hyndman and Fan 1996, as R and numpy take it);
   * +∞ where it lies beside an infinite figure, NaN if nothing is known.
   */
  double percentile(double percent) {
    if (known.length == 0) {
      return Double.NaN;
    }
    double value = new Percentile().withEstimationType(EstimationType.R_7).evaluate(known, percent);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }
}
