package org.hsicgpbo.benchmarks.search;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Median and quartiles of the regret of several runs after each evaluation.
 *
 * @param evaluations the numbers of the evaluations, from 1
 * @param lower first quartile after each
 * @param median median after each
 * @param upper third quartile after each
 */
record RegretBand(double[] evaluations, double[] lower, double[] median, double[] upper) {

  /**
   * Over as many evaluations as the shortest run has.
   *
   * @param runs at least one
   * @param floor what lower regrets are raised to, above 0, so that a logarithm can be drawn
   */
  static RegretBand of(List<Run> runs, double floor) {
    int length = runs.stream().mapToInt(run -> run.steps().size()).min().orElseThrow();
    double[][] quartiles = new double[3][length];
    for (int step = 0; step < length; step++) {
      int at = step;
      double[] regrets =
          runs.stream().mapToDouble(r -> Math.max(floor, r.steps().get(at).regret())).toArray();
      for (int q = 0; q < quartiles.length; q++) {
        quartiles[q][step] = StatUtils.percentile(regrets, 25 * (q + 1));
      }
    }
    return new RegretBand(
        IntStream.rangeClosed(1, length).asDoubleStream().toArray(),
        quartiles[0],
        quartiles[1],
        quartiles[2]);
  }
}
