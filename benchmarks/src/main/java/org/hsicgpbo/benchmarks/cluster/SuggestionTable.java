package org.hsicgpbo.benchmarks.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measured seconds of something. Between measured points the logarithm is linear in the logarithms
 * of both numbers; beyond the last ones it goes on as between the last two.
 *
 * @param seconds by the number of trials under way, then by the number of told ones
 */
record SuggestionTable(TreeMap<Integer, TreeMap<Integer, Double>> seconds) {
  /** Of a time that was too short to be measured. */
  private static final double LEAST = 1e-6;

  /** The same time whatever is told and under way. */
  static SuggestionTable constant(double seconds) {
    return new SuggestionTable(new TreeMap<>(Map.of(0, new TreeMap<>(Map.of(1, seconds)))));
  }

  /** Seconds with so many told and so many under way. */
  double at(int told, int underWay) {
    TreeMap<Integer, Double> column = new TreeMap<>();
    seconds.forEach((pending, byTold) -> column.put(pending, interpolate(byTold, told)));
    return interpolate(column, underWay);
  }

  private static double interpolate(TreeMap<Integer, Double> points, int at) {
    List<Map.Entry<Integer, Double>> entries = new ArrayList<>(points.entrySet());
    if (entries.size() == 1 || at <= entries.get(0).getKey()) {
      return entries.get(0).getValue();
    }
    int upper = 1;
    while (upper < entries.size() - 1 && entries.get(upper).getKey() < at) {
      upper++;
    }
    Map.Entry<Integer, Double> a = entries.get(upper - 1);
    Map.Entry<Integer, Double> b = entries.get(upper);
    // One more than the number: there may be none.
    double share =
        (Math.log1p(at) - Math.log1p(a.getKey()))
            / (Math.log1p(b.getKey()) - Math.log1p(a.getKey()));
    return Math.exp(
        (1 - share) * Math.log(Math.max(LEAST, a.getValue()))
            + share * Math.log(Math.max(LEAST, b.getValue())));
  }
}
