package org.hsicgpbo.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary hyperparameters and spaces for property tests. */
final class Spaces {
  private Spaces() {}

  static Arbitrary<RealHyperparameter> reals() {
    return ends(-1e6, 1e6).map(e -> new RealHyperparameter("x", e[0], e[1]));
  }

  static Arbitrary<LogRealHyperparameter> logReals() {
    return ends(-12, 12)
        .map(e -> new LogRealHyperparameter("x", Math.pow(10, e[0]), Math.pow(10, e[1])));
  }

  /** Means within three standard deviations of the interval. */
  static Arbitrary<TruncatedNormalHyperparameter> truncatedNormals() {
    return Combinators.combine(
            ends(-100, 100),
            Arbitraries.doubles().between(-1, 2).ofScale(9),
            Arbitraries.doubles().between(0.35, 3).ofScale(9))
        .as(
            (e, where, relative) -> {
              double width = e[1] - e[0];
              return new TruncatedNormalHyperparameter(
                  "x", e[0] + where * width, relative * width, e[0], e[1]);
            });
  }

  static Arbitrary<IntegerHyperparameter> integers() {
    return Combinators.combine(
            Arbitraries.longs().between(-1000, 1000),
            Arbitraries.longs().between(0, 2000),
            Arbitraries.of(true, false))
        .as(
            (low, width, log) ->
                new IntegerHyperparameter(
                    "x",
                    log ? Math.abs(low) + 1 : low,
                    (log ? Math.abs(low) + 1 : low) + width,
                    log,
                    Condition.always()));
  }

  static Arbitrary<CategoricalHyperparameter> categories() {
    return Arbitraries.doubles()
        .between(0.001, 1000)
        .ofScale(9)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(
            weights -> {
              List<Value> values = new ArrayList<>();
              for (int i = 0; i < weights.size(); i++) {
                values.add(i % 2 == 0 ? Value.of("v" + i) : Value.of(i));
              }
              return new CategoricalHyperparameter("x", values, weights, Condition.always());
            });
  }

  static Arbitrary<DiscreteHyperparameter> discretes() {
    return Arbitraries.oneOf(
        integers(), categories(), Arbitraries.just(new BooleanHyperparameter("x")));
  }

  static Arbitrary<Hyperparameter> continuous() {
    return Arbitraries.oneOf(reals(), logReals(), truncatedNormals());
  }

  static Arbitrary<Hyperparameter> hyperparameters() {
    return Arbitraries.oneOf(continuous(), discretes());
  }

  /** Spaces in which each hyperparameter may depend on a discrete one, to any depth. */
  static Arbitrary<SearchSpace> spaces() {
    return Combinators.combine(
            hyperparameters().list().ofMinSize(1).ofMaxSize(8), Arbitraries.randoms())
        .as(
            (hyperparameters, random) -> {
              List<Hyperparameter> named = new ArrayList<>();
              for (Hyperparameter hyperparameter : hyperparameters) {
                Hyperparameter next = rename(hyperparameter, "h" + named.size());
                List<DiscreteHyperparameter> parents =
                    named.stream()
                        .filter(DiscreteHyperparameter.class::isInstance)
                        .map(DiscreteHyperparameter.class::cast)
                        .toList();
                if (!parents.isEmpty() && random.nextInt(3) > 0) {
                  DiscreteHyperparameter parent = parents.get(random.nextInt(parents.size()));
                  long index = (long) (random.nextDouble() * parent.cardinality());
                  next = next.when(parent.name(), parent.valueAtIndex(index));
                }
                named.add(next);
              }
              Collections.shuffle(named, random);
              return new SearchSpace(named);
            });
  }

  private static Hyperparameter rename(Hyperparameter h, String name) {
    if (h instanceof RealHyperparameter real) {
      return new RealHyperparameter(name, real.low(), real.high());
    }
    if (h instanceof LogRealHyperparameter log) {
      return new LogRealHyperparameter(name, log.low(), log.high());
    }
    if (h instanceof TruncatedNormalHyperparameter normal) {
      return new TruncatedNormalHyperparameter(
          name, normal.mean(), normal.standardDeviation(), normal.low(), normal.high());
    }
    if (h instanceof IntegerHyperparameter integer) {
      return new IntegerHyperparameter(
          name, integer.low(), integer.high(), integer.log(), Condition.always());
    }
    if (h instanceof CategoricalHyperparameter categorical) {
      return new CategoricalHyperparameter(
          name, categorical.values(), categorical.weights(), Condition.always());
    }
    return new BooleanHyperparameter(name);
  }

  private static Arbitrary<double[]> ends(double low, double high) {
    return Combinators.combine(
            Arbitraries.doubles().between(low, high).ofScale(9),
            Arbitraries.doubles().between(1e-3, 1).ofScale(9))
        .as((a, width) -> new double[] {a, a + width * (high - low)});
  }
}
