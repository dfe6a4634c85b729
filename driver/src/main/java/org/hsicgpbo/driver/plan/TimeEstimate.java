package org.hsicgpbo.driver.plan;

import java.util.List;

/**
 * How long trainings take, from some that were measured. A few say little: the mean comes with what
 * it would be if all took as long as the shortest or the longest of them.
 *
 * @param measured how many were measured, at least 1
 * @param shortest seconds
 * @param mean seconds
 * @param longest seconds
 */
public record TimeEstimate(int measured, double shortest, double mean, double longest) {

  /** From at least one measured time, in seconds. */
  public static TimeEstimate of(List<Double> seconds) {
    var statistics = seconds.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    if (statistics.getCount() == 0) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
    return new TimeEstimate(
        seconds.size(), statistics.getMin(), statistics.getAverage(), statistics.getMax());
  }

  /**
   * A span of seconds or a number of trials.
   *
   * @param low if all are the most favourable of those measured
   * @param expected by their mean
   * @param high if all are the least favourable
   */
  public record Range(double low, double expected, double high) {}

  /** Seconds that so many trainings take on so many workers. */
  public Range seconds(int trainings, int workers) {
    double even = trainings / (double) workers;
    // The last trainings do not fill all workers.
    double rounds = Math.ceil(even);
    return new Range(
        shortest * even, mean * Math.max(even, Math.min(trainings, 1)), longest * rounds);
  }

  /** How many trainings so many workers begin within so many seconds; at most {@code most}. */
  public Range trainings(double withinSeconds, int workers, int most) {
    return new Range(
        fitting(withinSeconds, longest, workers, most),
        fitting(withinSeconds, mean, workers, most),
        fitting(withinSeconds, shortest, workers, most));
  }

  private static double fitting(double within, double each, int workers, int most) {
    return each <= 0 ? most : Math.min(most, Math.max(0, Math.ceil(within * workers / each)));
  }
}
