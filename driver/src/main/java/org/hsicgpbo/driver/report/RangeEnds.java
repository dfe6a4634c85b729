package org.hsicgpbo.driver.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * Numbers of a network that lie at an end of their ranges, beyond which better ones may lie. Of
 * counts from 1 and rates from 0 there are none beyond.
 */
final class RangeEnds {
  /** A share of a continuous range this small is its end. */
  private static final double END = 0.01;

  /** Of two values each is an end, which says nothing. */
  private static final int FEWEST_VALUES = 3;

  private RangeEnds() {}

  /** The advice to widen them, as part of a sentence; empty if there is none. */
  static Optional<String> advice(SearchSpace space, FinishedTrial network) {
    List<String> ends =
        IntStream.range(0, space.dimensions())
            .filter(i -> network.point().isActive(i) && isAtEnd(space.get(i), network, i))
            .mapToObj(i -> named(space.get(i).name(), network))
            .toList();
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    String last = ends.get(ends.size() - 1);
    return Optional.of(
        ends.size() == 1
            ? "widen the range of %s, at an end of which the recommended network lies"
                .formatted(last)
            : "widen the ranges of %s and %s, at ends of which the recommended network lies"
                .formatted(String.join(", ", ends.subList(0, ends.size() - 1)), last));
  }

  private static String named(String name, FinishedTrial network) {
    return "%s (%s)"
        .formatted(name, network.configuration().get(name).map(Figures::value).orElseThrow());
  }

  private static boolean isAtEnd(Hyperparameter hyperparameter, FinishedTrial network, int index) {
    double u = network.point().get(index);
    if (hyperparameter instanceof IntegerHyperparameter integer) {
      long at = integer.indexAt(u);
      boolean low = at == 0 && integer.low() > 1;
      return integer.cardinality() >= FEWEST_VALUES && (low || at == integer.cardinality() - 1);
    }
    if (hyperparameter instanceof DiscreteHyperparameter) {
      return false;
    }
    boolean fromZero = hyperparameter instanceof RealHyperparameter real && real.low() == 0;
    return (u <= END && !fromZero) || u >= 1 - END;
  }
}
