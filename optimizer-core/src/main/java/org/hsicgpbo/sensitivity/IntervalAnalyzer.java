package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Computes interval curves.
 *
 * <p>The chance ratio of a part C is P(Z=1 | U∈C)/P(Z=1) = P(U∈C | Z=1)/s with s the length of C,
 * by Bayes' rule; the number of good trials in C is binomial given the threshold, hence the exact
 * interval of Clopper and Pearson (1934).
 */
public final class IntervalAnalyzer {
  private static final double CONFIDENCE = 0.95;

  private final Goal goal;
  private final int steps;

  /**
   * An analyzer.
   *
   * @param goal what Z stands for
   * @param steps in how many equal steps of U a range is cut; at least 2
   */
  public IntervalAnalyzer(Goal goal, int steps) {
    if (steps < 2) {
      throw new IllegalArgumentException(
          "The number of steps (%d) of an interval curve must be at least 2.".formatted(steps));
    }
    this.goal = goal;
    this.steps = steps;
  }

  /** The curves of the hyperparameter of that name. */
  public IntervalCurve analyze(TrialHistory sample, String hyperparameter) {
    GoalIndicator indicator = SensitivityAnalyzer.indicator(goal, sample);
    ActivationGroup group =
        ActivationGroup.of(
            sample, sample.space().indexOf(hyperparameter), indicator, CostMeasure.FLOPS);
    return new IntervalCurve(
        hyperparameter,
        points(group, IntStream.range(0, steps).mapToObj(k -> part(k, steps)).toList()),
        points(group, IntStream.range(0, steps).mapToObj(k -> part(0, steps - k)).toList()));
  }

  private UnitInterval part(int from, int to) {
    return new UnitInterval((double) from / steps, (double) to / steps);
  }

  private static List<IntervalPoint> points(ActivationGroup group, List<UnitInterval> parts) {
    return parts.stream().map(part -> point(group, part)).toList();
  }

  /** Clopper and Pearson as quantiles of Beta distributions. */
  private static double lowerEnd(int successes, int trials) {
    return successes == 0
        ? 0
        : new BetaDistribution(successes, trials - successes + 1.0)
            .inverseCumulativeProbability(0.5 * (1 - CONFIDENCE));
  }

  private static double upperEnd(int successes, int trials) {
    return successes == trials
        ? 1
        : new BetaDistribution(successes + 1.0, trials - successes)
            .inverseCumulativeProbability(0.5 * (1 + CONFIDENCE));
  }

  private static IntervalPoint point(ActivationGroup group, UnitInterval part) {
    double share = part.high() - part.low();
    int[] inside =
        IntStream.range(0, group.size()).filter(i -> part.contains(group.u()[i])).toArray();
    double[] u =
        IntStream.of(inside)
            .mapToDouble(i -> Math.min(1, (group.u()[i] - part.low()) / share))
            .toArray();
    boolean[] reached = new boolean[inside.length];
    int good = 0;
    for (int j = 0; j < inside.length; j++) {
      reached[j] = group.reached()[inside[j]];
      good += reached[j] ? 1 : 0;
    }
    int allGood = group.goalReached();
    double low = Double.NaN;
    double high = Double.NaN;
    double keeps = Double.NaN;
    if (allGood > 0) {
      low = lowerEnd(good, allGood) / share;
      high = upperEnd(good, allGood) / share;
      keeps = EquivalenceTest.of(part, group, RoleRules.defaults().margin()).pValue();
    }
    HsicEstimate estimate = HsicEstimate.UNKNOWN;
    double pValue = Double.NaN;
    double bandwidth = MedianBandwidth.of(u);
    if (SensitivityAnalyzer.suffices(inside.length, good) && bandwidth > 0) {
      Target target = Target.indicator(reached);
      estimate = HsicEstimate.of(new KernelMoments(u, target, bandwidth), Estimator.V);
      pValue =
          GoalDependence.pValue(
              u, target, bandwidth, new Significance.Asymptotic(), new SplittableRandom(0));
    }
    return new IntervalPoint(
        part,
        inside.length,
        good,
        estimate.hsic(),
        estimate.standardError(),
        pValue,
        allGood == 0 ? Double.NaN : (double) good / allGood / share,
        low,
        high,
        keeps);
  }
}
