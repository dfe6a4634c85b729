package org.hsicgpbo.driver.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the studies of one strategy have reached; a figure that is not known is NaN.
 *
 * @param strategy its name
 * @param seeds how many studies have an error
 * @param meanError mean of {@link Comparison#metric} over seeds
 * @param medianError median of it
 * @param standardDeviation of it, of a sample; NaN below two seeds
 * @param medianParameters of the chosen networks
 * @param medianFlops of one forward pass of one example
 * @param flopsFactor median FLOPs over those of the cheapest strategy; 1 for that one
 * @param trainingHours mean of the hours of training of a study, shared trials included
 * @param pValue of Wilcoxon's signed-rank test of the errors against the reference
 * @param medianRank among all strategies by error, median over seeds
 */
public record StrategySummary(
    String strategy,
    int seeds,
    double meanError,
    double medianError,
    double standardDeviation,
    double medianParameters,
    double medianFlops,
    double flopsFactor,
    double trainingHours,
    double pValue,
    double medianRank) {

  /** One for each strategy, in the order of the comparison. */
  public static List<StrategySummary> of(Comparison comparison) {
    double cheapest =
        comparison.strategies().stream()
            .mapToDouble(strategy -> flops(comparison, strategy))
            .filter(flops -> flops > 0)
            .min()
            .orElse(Double.NaN);
    return comparison.strategies().stream()
        .map(strategy -> of(comparison, strategy, cheapest))
        .toList();
  }

  private static StrategySummary of(Comparison comparison, String strategy, double cheapest) {
    double[] errors = comparison.errors(strategy);
    Sample sample = new Sample(errors);
    double flops = flops(comparison, strategy);
    double p =
        comparison
            .reference()
            .filter(reference -> !reference.equals(strategy))
            .map(reference -> SignedRankTest.pValue(errors, comparison.errors(reference)))
            // Of one pair nothing can be told.
            .filter(value -> Arrays.stream(errors).filter(e -> !Double.isNaN(e)).count() > 1)
            .orElse(Double.NaN);
    return new StrategySummary(
        strategy,
        sample.size(),
        sample.mean(),
        sample.median(),
        sample.standardDeviation(),
        figures(comparison, strategy, study -> study.cost().parameters()).median(),
        flops,
        flops / cheapest,
        figures(comparison, strategy, ComparedStudy::trainingHours).mean(),
        p,
        new Sample(comparison.ranks(strategy)).median());
  }

  private static double flops(Comparison comparison, String strategy) {
    return figures(comparison, strategy, study -> study.cost().flops()).median();
  }

  private static Sample figures(
      Comparison comparison, String strategy, ToDoubleFunction<ComparedStudy> figure) {
    return new Sample(comparison.of(strategy).stream().mapToDouble(figure).toArray());
  }
}
