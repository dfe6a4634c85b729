package org.hsicgpbo.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;

class AcquisitionMaximizerTest {
  private static final SearchEffort EFFORT = SearchEffort.forObservations(50);

  private static final SearchSpace MIXED =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1),
          CategoricalHyperparameter.of("kind", "a", "b", "c"),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("dropout-rate", 0, 1).when("dropout", Value.of(true)));

  /** Highest at x = 0.3, y = 0.8, kind = b, dropout with rate 0.6. */
  private static double hill(UnitPoint point) {
    Configuration c = MIXED.decode(point);
    double kind = c.get("kind").orElseThrow().equals(Value.of("b")) ? 0 : 1;
    double rate = c.get("dropout-rate").map(r -> Math.pow(r.asNumber() - 0.6, 2)).orElse(1.0);
    return -Math.pow(point.get(0) - 0.3, 2) - Math.pow(point.get(1) - 0.8, 2) - kind - rate;
  }

  @Test
  void findsTheTopOfAMixedConditionalHill() {
    UnitPoint top = maximize(SearchRegion.full(MIXED), Set.of(), 1);
    assertThat(hill(top)).isCloseTo(0, within(1e-3));
  }

  @Test
  void staysInItsRegionAndKeepsWhatIsFixed() {
    SearchRegion region =
        SearchRegion.full(MIXED)
            .with(0, new UnitInterval(0.5, 0.7))
            .with(1, new UnitInterval(0.25, 0.25));
    UnitPoint top = maximize(region, Set.of(), 2);
    assertThat(region.contains(top)).as("%s", top).isTrue();
    assertThat(top.get(1)).isEqualTo(0.25);
    assertThat(top.get(0)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void neverReturnsWhatIsTaken() {
    SearchSpace small =
        SearchSpace.of(new IntegerHyperparameter("n", 1, 6), new BooleanHyperparameter("b"));
    Set<Configuration> taken = new HashSet<>();
    for (int k = 0; k < 12; k++) {
      UnitPoint point =
          new AcquisitionMaximizer(
                  small,
                  SearchRegion.full(small),
                  numeric(p -> -p.get(0)),
                  EFFORT,
                  new SplittableRandom(k))
              .maximize(List.of(), taken)
              .orElseThrow();
      assertThat(taken.add(small.decode(point))).as("draw %d", k).isTrue();
    }
    assertThat(
            new AcquisitionMaximizer(
                    small,
                    SearchRegion.full(small),
                    numeric(p -> 0),
                    EFFORT,
                    new SplittableRandom(99))
                .maximize(List.of(), taken))
        .isEmpty();
  }

  @Test
  void equalRandomStatesGiveEqualPoints() {
    assertThat(maximize(SearchRegion.full(MIXED), Set.of(), 5))
        .isEqualTo(maximize(SearchRegion.full(MIXED), Set.of(), 5));
  }

  @Test
  void configurationsThatDifferOnlyInWhatIsInactiveAreOneInput() {
    InputEncoding encoding = new InputEncoding(MIXED);
    double[] one = encoding.encode(MIXED.activate(new double[] {0.1, 0.2, 0.1, 0.2, 0.9}));
    double[] other = encoding.encode(MIXED.activate(new double[] {0.1, 0.2, 0.3, 0.4, 0.1}));
    assertThat(one).containsExactly(other);
    double[] elsewhere = encoding.encode(MIXED.activate(new double[] {0.1, 0.2, 0.5, 0.2, 0.9}));
    double squares = 0;
    for (int f = 0; f < one.length; f++) {
      squares += Math.pow(one[f] - elsewhere[f], 2);
    }
    assertThat(squares).as("squared distance of two categories").isCloseTo(1, within(1e-12));
  }

  private static UnitPoint maximize(SearchRegion region, Set<Configuration> taken, long seed) {
    return new AcquisitionMaximizer(
            MIXED,
            region,
            numeric(AcquisitionMaximizerTest::hill),
            EFFORT,
            new SplittableRandom(seed))
        .maximize(List.of(), taken)
        .orElseThrow();
  }

  @Test
  void aCutRangeOfIntegersKeepsTheNextValueOut() {
    SearchSpace space = SearchSpace.of(new IntegerHyperparameter("n", 1, 6));
    SearchRegion narrowed = SearchRegion.full(space).with(0, new UnitInterval(0, 0.5));
    for (int seed = 0; seed < 20; seed++) {
      UnitPoint top =
          new AcquisitionMaximizer(
                  space, narrowed, numeric(p -> p.get(0)), EFFORT, new SplittableRandom(seed))
              .maximize(List.of(), Set.of())
              .orElseThrow();
      assertThat(space.decode(top).get("n")).contains(Value.of(3));
    }
  }

  /** A function with its gradient by central differences. */
  private static AcquisitionFunction numeric(ToDoubleFunction<UnitPoint> function) {
    return new AcquisitionFunction() {
      @Override
      public double value(UnitPoint point) {
        return function.applyAsDouble(point);
      }

      @Override
      public double valueAndGradient(UnitPoint point, double[] gradient) {
        double[] u = point.toArray();
        for (int i = 0; i < u.length; i++) {
          if (Double.isNaN(u[i])) {
            continue;
          }
          double[] up = u.clone();
          double[] down = u.clone();
          up[i] = Math.min(1, u[i] + 1e-6);
          down[i] = Math.max(0, u[i] - 1e-6);
          gradient[i] =
              (function.applyAsDouble(new UnitPoint(up))
                      - function.applyAsDouble(new UnitPoint(down)))
                  / (up[i] - down[i]);
        }
        return value(point);
      }
    };
  }
}
