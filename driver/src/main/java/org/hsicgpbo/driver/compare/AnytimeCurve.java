package org.hsicgpbo.driver.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * The best validation error so far, over the seeds of a strategy: median and quartiles, as trials
 * or hours of training go by. A study without a completed trial so far counts as infinitely bad;
 * points whose upper quartile is infinite are left out. A study that has ended keeps its error.
 *
 * @param strategy its name
 * @param points from the left to the right
 */
public record AnytimeCurve(String strategy, List<Point> points) {
  private static final double LOWER = 25;
  private static final double UPPER = 75;
  private static final double SECONDS_PER_HOUR = 3600;

  /** At so many times a curve by hours is told. */
  private static final int TIMES = 200;

  /** Copies the list. */
  public AnytimeCurve {
    points = List.copyOf(points);
  }

  /**
   * A point of the curve.
   *
   * @param x number of finished trials, or hours of training
   * @param median over seeds
   * @param low lower quartile
   * @param high upper quartile
   */
  public record Point(double x, double median, double low, double high) {}

  /** The course of one study: after trial i the seconds so far and the best error so far. */
  private record Course(double[] seconds, double[] best) {
    static Course of(ComparedStudy study) {
      List<FinishedTrial> trials = study.history().trials();
      double[] seconds = new double[trials.size()];
      double[] best = new double[trials.size()];
      double sum = 0;
      double lowest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < seconds.length; i++) {
        sum += ComparedStudy.seconds(trials.get(i));
        lowest = Math.min(lowest, trials.get(i).errorOrWorst());
        seconds[i] = sum;
        best[i] = lowest;
      }
      return new Course(seconds, best);
    }

    double afterTrials(double trials) {
      int ended = (int) Math.min(trials, best.length);
      return ended == 0 ? Double.POSITIVE_INFINITY : best[ended - 1];
    }

    double afterHours(double hours) {
      int found = Arrays.binarySearch(seconds, hours * SECONDS_PER_HOUR);
      int ended = found < 0 ? -found - 1 : found + 1;
      while (ended < seconds.length && seconds[ended] <= hours * SECONDS_PER_HOUR) {
        ended++;
      }
      return afterTrials(ended);
    }

    double hours() {
      return seconds.length == 0 ? 0 : seconds[seconds.length - 1] / SECONDS_PER_HOUR;
    }
  }

  /** By finished trials. */
  public static AnytimeCurve byTrials(Comparison comparison, String strategy) {
    List<Course> courses = courses(comparison, strategy);
    int most = courses.stream().mapToInt(course -> course.best().length).max().orElse(0);
    double[] trials = new double[most];
    Arrays.setAll(trials, i -> i + 1);
    return curve(strategy, courses, trials, Course::afterTrials);
  }

  /** By hours of training, at equal steps to the end of the longest study of the strategy. */
  public static AnytimeCurve byHours(Comparison comparison, String strategy) {
    List<Course> courses = courses(comparison, strategy);
    double longest = courses.stream().mapToDouble(Course::hours).max().orElse(0);
    double[] hours = new double[longest > 0 ? TIMES : 0];
    Arrays.setAll(hours, i -> longest * (i + 1) / TIMES);
    return curve(strategy, courses, hours, Course::afterHours);
  }

  private static List<Course> courses(Comparison comparison, String strategy) {
    return comparison.of(strategy).stream()
        .filter(study -> study.history().size() > 0)
        .map(Course::of)
        .toList();
  }

  private static AnytimeCurve curve(
      String strategy,
      List<Course> courses,
      double[] xs,
      ToDoubleBiFunction<Course, Double> bestAfter) {
    List<Point> points = new ArrayList<>();
    for (double x : xs) {
      Sample errors =
          new Sample(courses.stream().mapToDouble(c -> bestAfter.applyAsDouble(c, x)).toArray());
      Point point =
          new Point(x, errors.median(), errors.percentile(LOWER), errors.percentile(UPPER));
      if (Double.isFinite(point.high())) {
        points.add(point);
      }
    }
    return new AnytimeCurve(strategy, points);
  }
}
