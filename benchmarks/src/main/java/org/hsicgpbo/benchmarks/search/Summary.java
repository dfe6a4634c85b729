package org.hsicgpbo.benchmarks.search;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.driver.compare.SignedRankTest;

/**
 * The ends of the runs of one strategy on one function.
 *
 * @param function name of the function
 * @param strategy name of the strategy
 * @param regrets regret at the end of each run
 * @param suggestionSeconds mean CPU seconds of a suggestion
 * @param bestTrainingSeconds median cost of the best configuration, NaN if costs are unknown
 */
record Summary(
    String function,
    String strategy,
    double[] regrets,
    double suggestionSeconds,
    double bestTrainingSeconds) {
  /** Of at least one run. */
  static Summary of(List<Run> runs) {
    return new Summary(
        runs.get(0).function(),
        runs.get(0).strategy(),
        ends(runs, RunStep::regret),
        runs.stream()
            .flatMap(run -> run.steps().stream())
            .mapToDouble(RunStep::suggestionSeconds)
            .average()
            .orElse(0),
        StatUtils.percentile(ends(runs, RunStep::bestTrainingSeconds), 50));
  }

  private static double[] ends(List<Run> runs, ToDoubleFunction<RunStep> figure) {
    return runs.stream().mapToDouble(run -> figure.applyAsDouble(run.end())).toArray();
  }

  /** The regret below which that percentage of the runs ends. */
  double regret(double percent) {
    return StatUtils.percentile(regrets, percent);
  }

  /**
   * How the regrets differ from those of another strategy, paired by their order: the two-sided
   * p-value of the signed-rank test (Wilcoxon 1945) and whether the median is lower or higher.
   */
  String against(Summary other) {
    if (regrets.length != other.regrets.length) {
      return "other seeds";
    }
    return figure(SignedRankTest.pValue(regrets, other.regrets))
        + (regret(50) < other.regret(50) ? " −" : " +");
  }

  /** A row of Markdown: function, strategy, median, quartiles, seconds. */
  String row() {
    return "| %s | %s | %s | %s … %s | %s |"
        .formatted(
            function,
            strategy,
            figure(regret(50)),
            figure(regret(25)),
            figure(regret(75)),
            figure(suggestionSeconds));
  }

  /** Three digits. */
  static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
