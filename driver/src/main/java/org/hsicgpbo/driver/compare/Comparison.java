package org.hsicgpbo.driver.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * All studies of a comparison, finished or not.
 *
 * @param name of the comparison
 * @param problem type of the problem
 * @param trials the budget of each study
 * @param strategies in the order of the file
 * @param seeds in the order of the file
 * @param reference the strategy that others are tested against; empty if there is none
 * @param studies one for each strategy and seed
 */
public record Comparison(
    String name,
    String problem,
    int trials,
    List<String> strategies,
    List<Long> seeds,
    Optional<String> reference,
    List<ComparedStudy> studies) {
  /** Copies the lists. */
  public Comparison {
    strategies = List.copyOf(strategies);
    seeds = List.copyOf(seeds);
    studies = List.copyOf(studies);
  }

  /** The error that all studies tell. */
  public Metric metric() {
    return Metric.of(studies);
  }

  /** The studies of a strategy. */
  public List<ComparedStudy> of(String strategy) {
    return studies.stream().filter(study -> study.strategy().equals(strategy)).toList();
  }

  /** The errors of a strategy by seed, in the order of the seeds; NaN where there is none. */
  double[] errors(String strategy) {
    Metric metric = metric();
    return seeds.stream()
        .mapToDouble(
            seed ->
                of(strategy).stream()
                    .filter(study -> study.seed() == seed)
                    .mapToDouble(metric::of)
                    .findFirst()
                    .orElse(Double.NaN))
        .toArray();
  }

  /**
   * The ranks of a strategy among all of them by error, one for each seed of which every strategy
   * has an error: 1 for the lowest, the mean rank where errors are equal.
   */
  double[] ranks(String strategy) {
    List<double[]> errors = strategies.stream().map(this::errors).toList();
    NaturalRanking ranking = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);
    List<Double> ranks = new ArrayList<>();
    for (int seed = 0; seed < seeds.size(); seed++) {
      int at = seed;
      double[] ofSeed = errors.stream().mapToDouble(e -> e[at]).toArray();
      if (Arrays.stream(ofSeed).noneMatch(Double::isNaN)) {
        ranks.add(ranking.rank(ofSeed)[strategies.indexOf(strategy)]);
      }
    }
    return ranks.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
