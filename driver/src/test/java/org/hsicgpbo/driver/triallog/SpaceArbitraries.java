package org.hsicgpbo.driver.triallog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.TruncatedNormalHyperparameter;
import org.hsicgpbo.space.Value;

/** Random search spaces of all kinds of hyperparameters, some of them conditional. */
final class SpaceArbitraries {
  private SpaceArbitraries() {}

  static Arbitrary<SearchSpace> spaces() {
    return Combinators.combine(
            hyperparameter().list().ofMinSize(1).ofMaxSize(6),
            Arbitraries.integers().between(0, 1_000).list().ofSize(6))
        .as(SpaceArbitraries::join);
  }

  /** Names are given by position; every third hyperparameter may depend on an earlier one. */
  private static SearchSpace join(List<Hyperparameter> kinds, List<Integer> choices) {
    List<Hyperparameter> joined = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      Hyperparameter named = named(kinds.get(i), "h %d: \"x\", y#".formatted(i));
      int parent = choices.get(i) % (3 * Math.max(1, i));
      if (parent < i && joined.get(parent) instanceof DiscreteHyperparameter discrete) {
        Value value = discrete.valueAtIndex(choices.get(i) % discrete.cardinality());
        named = named.withCondition(Condition.parentIn(discrete.name(), value));
      }
      joined.add(named);
    }
    return new SearchSpace(joined);
  }

  private static Hyperparameter named(Hyperparameter h, String name) {
    if (h instanceof RealHyperparameter r) {
      return new RealHyperparameter(name, r.low(), r.high());
    }
    if (h instanceof LogRealHyperparameter r) {
      return new LogRealHyperparameter(name, r.low(), r.high());
    }
    if (h instanceof IntegerHyperparameter r) {
      return new IntegerHyperparameter(name, r.low(), r.high(), r.log(), Condition.always());
    }
    if (h instanceof TruncatedNormalHyperparameter r) {
      return new TruncatedNormalHyperparameter(
          name, r.mean(), r.standardDeviation(), r.low(), r.high());
    }
    if (h instanceof CategoricalHyperparameter r) {
      return new CategoricalHyperparameter(name, r.values(), r.weights(), Condition.always());
    }
    return new BooleanHyperparameter(name);
  }

  private static Arbitrary<Hyperparameter> hyperparameter() {
    Arbitrary<Double> low = Arbitraries.doubles().between(-1e6, 1e6).ofScale(6);
    Arbitrary<Double> width = Arbitraries.doubles().between(1e-3, 1e6).ofScale(6);
    Arbitrary<Double> positive = Arbitraries.doubles().between(1e-6, 1e3).ofScale(6);
    Arbitrary<Integer> small = Arbitraries.integers().between(1, 1000);
    return Arbitraries.oneOf(
        Combinators.combine(low, width).as((a, w) -> new RealHyperparameter("x", a, a + w)),
        Combinators.combine(positive, width).as((a, w) -> new LogRealHyperparameter("x", a, a + w)),
        Combinators.combine(low, width)
            .as((a, w) -> new TruncatedNormalHyperparameter("x", a, w, a - w, a + 2 * w)),
        Combinators.combine(small, small, Arbitraries.of(true, false))
            .as((a, w, log) -> new IntegerHyperparameter("x", a, a + w, log, Condition.always())),
        categorical(),
        Arbitraries.just(new BooleanHyperparameter("x")));
  }

  private static Arbitrary<Hyperparameter> categorical() {
    Arbitrary<Value> text =
        Arbitraries.strings()
            .withChars("aZ1 .,;:#\"'{}[]-é∆\n")
            .ofMinLength(1)
            .ofMaxLength(6)
            .map(Value::of);
    Arbitrary<Value> number =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-99, 99).map(Value::of),
            Arbitraries.doubles().between(0.1, 0.9).ofScale(6).map(Value::of));
    return Arbitraries.oneOf(
        text.list().uniqueElements().ofMinSize(1).ofMaxSize(5).map(SpaceArbitraries::weighted),
        number
            .list()
            .uniqueElements(Value::asNumber)
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(SpaceArbitraries::weighted));
  }

  private static Hyperparameter weighted(List<Value> values) {
    List<Double> weights =
        IntStream.range(0, values.size()).mapToObj(i -> values.size() % 2 + 0.5 * i + 1).toList();
    return new CategoricalHyperparameter("x", values, weights, Condition.always());
  }
}
