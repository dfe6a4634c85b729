package org.hsicgpbo.sensitivity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.UnitInterval;

/**
 * The cheap parts of a hyperparameter's range, from the largest to the smallest, each inside the
 * one before it.
 *
 * <p>For an ordered hyperparameter they begin at its cheap end, which the sign of Spearman's
 * correlation of U and cost tells, and keep a fixed list of shares of U, moved to the next edge
 * between values if it is discrete. For a category or a truth value the only part is the value of
 * the lowest median cost.
 */
final class CheapParts {
  /** Shares of U that are kept; fixed in advance, as a fixed-sequence test demands. */
  private static final double[] SHARES = {0.8, 0.65, 0.5, 0.35, 0.25};

  /** The least trials with a value for its median cost to be trusted. */
  private static final int FEWEST_WITH_VALUE = 3;

  private CheapParts() {}

  /** The parts; empty when no end or value is clearly the cheap one. */
  static List<UnitInterval> of(ActivationGroup group) {
    ActivationGroup known = group.withKnownCost();
    Hyperparameter hyperparameter = group.hyperparameter();
    if (hyperparameter instanceof CategoricalHyperparameter
        || hyperparameter instanceof BooleanHyperparameter) {
      return cheapestValue((DiscreteHyperparameter) hyperparameter, known).stream().toList();
    }
    double trend = new SpearmansCorrelation().correlation(known.u(), known.costs());
    // 2/√(n−1) is the two-sided 5 % point of Spearman's correlation of independent samples.
    if (!(Math.abs(trend) > 2 / Math.sqrt(known.size() - 1.0))) {
      return List.of();
    }
    return hyperparameter instanceof DiscreteHyperparameter discrete
        ? discreteEnds(discrete, trend > 0)
        : continuousEnds(trend > 0);
  }

  /** Median cost outside the part over median cost inside it; NaN if one side is empty. */
  static double costRatio(ActivationGroup group, UnitInterval part) {
    return medianCost(group, part, false) / medianCost(group, part, true);
  }

  private static Optional<UnitInterval> cheapestValue(
      DiscreteHyperparameter hyperparameter, ActivationGroup known) {
    return LongStream.range(0, hyperparameter.cardinality())
        .mapToObj(hyperparameter::intervalAt)
        .filter(part -> count(known, part) >= FEWEST_WITH_VALUE)
        .min(Comparator.comparingDouble(part -> medianCost(known, part, true)))
        .filter(part -> part.high() - part.low() < 1);
  }

  private static List<UnitInterval> continuousEnds(boolean lowIsCheap) {
    return java.util.Arrays.stream(SHARES)
        .mapToObj(s -> lowIsCheap ? new UnitInterval(0, s) : new UnitInterval(1 - s, 1))
        .toList();
  }

  private static List<UnitInterval> discreteEnds(
      DiscreteHyperparameter hyperparameter, boolean lowIsCheap) {
    Stream<UnitInterval> parts =
        java.util.Arrays.stream(SHARES)
            .mapToObj(
                s ->
                    lowIsCheap
                        ? new UnitInterval(
                            0, hyperparameter.intervalAt(hyperparameter.indexAt(s)).low())
                        : new UnitInterval(
                            hyperparameter.intervalAt(hyperparameter.indexAt(1 - s)).high(), 1));
    UnitInterval cheapest =
        hyperparameter.intervalAt(lowIsCheap ? 0 : hyperparameter.cardinality() - 1);
    return Stream.concat(parts, Stream.of(cheapest))
        .filter(part -> part.high() - part.low() > 0 && part.high() - part.low() < 1)
        .distinct()
        .toList();
  }

  private static long count(ActivationGroup group, UnitInterval part) {
    return java.util.Arrays.stream(group.u()).filter(u -> part.contains(u)).count();
  }

  private static double medianCost(ActivationGroup group, UnitInterval part, boolean inside) {
    return new Median()
        .evaluate(
            java.util.stream.IntStream.range(0, group.size())
                .filter(i -> part.contains(group.u()[i]) == inside)
                .mapToDouble(i -> group.costs()[i])
                .filter(cost -> !Double.isNaN(cost))
                .toArray());
  }
}
