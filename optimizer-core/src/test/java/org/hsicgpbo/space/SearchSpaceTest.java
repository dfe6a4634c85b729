package org.hsicgpbo.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final SearchSpace NESTED =
      SearchSpace.of(
          new RealHyperparameter("rate", 0, 1).when("kind", Value.of("b")),
          CategoricalHyperparameter.of("kind", "a", "b").when("on", Value.of(true)),
          new BooleanHyperparameter("on"));

  @Property
  void aSampleIsEncodedToAPointThatDecodesAlike(
      @ForAll("spaces") SearchSpace space, @ForAll long seed) {
    UnitPoint point = space.sample(new SplittableRandom(seed));
    Configuration configuration = space.decode(point);

    UnitPoint encoded = space.encode(configuration, new SplittableRandom(~seed));

    Configuration decoded = space.decode(encoded);
    assertThat(decoded.values().keySet()).isEqualTo(configuration.values().keySet());
    for (int i = 0; i < space.dimensions(); i++) {
      assertThat(encoded.isActive(i)).isEqualTo(point.isActive(i));
      if (space.get(i) instanceof DiscreteHyperparameter h) {
        assertThat(decoded.get(h.name())).isEqualTo(configuration.get(h.name()));
      } else if (point.isActive(i)) {
        // The same reason as for the round trip of a single distribution.
        assertThat(encoded.get(i)).isCloseTo(point.get(i), within(1e-7));
      }
    }
  }

  @Property
  void aHyperparameterIsActiveExactlyWhenItsParentHasTheValue(
      @ForAll("spaces") SearchSpace space, @ForAll long seed) {
    Configuration configuration = space.decode(space.sample(new SplittableRandom(seed)));

    for (Hyperparameter h : space.hyperparameters()) {
      boolean expected =
          !(h.condition() instanceof Condition.ParentIn condition)
              || configuration
                  .get(condition.parent())
                  .filter(condition.values()::contains)
                  .isPresent();
      assertThat(configuration.get(h.name()).isPresent()).isEqualTo(expected);
    }
  }

  @Property
  void parentsComeBeforeTheirChildren(@ForAll("spaces") SearchSpace space) {
    List<Integer> order = Arrays.stream(space.parentsFirst()).boxed().toList();

    assertThat(order).hasSize(space.dimensions()).doesNotHaveDuplicates();
    for (int i = 0; i < space.dimensions(); i++) {
      if (space.get(i).condition() instanceof Condition.ParentIn condition) {
        assertThat(order.indexOf(space.indexOf(condition.parent()))).isLessThan(order.indexOf(i));
      }
    }
  }

  @Property
  void activatingTwiceChangesNothing(@ForAll("spaces") SearchSpace space, @ForAll long seed) {
    UnitPoint point = space.sample(new SplittableRandom(seed));

    assertThat(space.activate(point.toArray())).isEqualTo(point);
  }

  @Property(tries = 200)
  void everyCycleIsFound(@ForAll long seed) {
    Random random = new Random(seed);
    int length = 1 + random.nextInt(5);
    List<Hyperparameter> ring = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      ring.add(new BooleanHyperparameter("h" + i).when("h" + (i + 1) % length, Value.of(true)));
    }
    ring.add(new BooleanHyperparameter("beside"));
    Collections.shuffle(ring, random);

    assertThatThrownBy(() -> new SearchSpace(ring))
        .isInstanceOf(InvalidSpaceException.class)
        .hasMessageContaining("form a cycle");
  }

  @Test
  void conditionsNestToAnyDepthWhateverTheOrder() {
    assertThat(NESTED.decode(new UnitPoint(0.5, 0.9, 0.9)).raw())
        .isEqualTo(Map.of("rate", 0.5, "kind", "b", "on", true));
    assertThat(NESTED.decode(new UnitPoint(0.5, 0.1, 0.9)).raw())
        .isEqualTo(Map.of("kind", "a", "on", true));
    assertThat(NESTED.decode(new UnitPoint(0.5, 0.9, 0.1)).raw()).isEqualTo(Map.of("on", false));
  }

  @Test
  void aChainOfAThousandConditionsIsNoProblem() {
    List<Hyperparameter> chain = new ArrayList<>();
    chain.add(new BooleanHyperparameter("h0"));
    for (int i = 1; i < 1000; i++) {
      chain.add(0, new BooleanHyperparameter("h" + i).when("h" + (i - 1), Value.of(true)));
    }
    double[] u = new double[1000];
    Arrays.fill(u, 0.75);

    assertThat(new SearchSpace(chain).decode(new UnitPoint(u)).values()).hasSize(1000);
  }

  @Test
  void aConditionMayNameAnIntegerByAnEqualNumber() {
    SearchSpace space =
        SearchSpace.of(
            new IntegerHyperparameter("layers", 1, 2),
            new BooleanHyperparameter("skip").when("layers", Value.of(2.0)));

    assertThat(space.decode(new UnitPoint(0.9, 0.9)).raw())
        .isEqualTo(Map.of("layers", 2L, "skip", true));
  }

  @Test
  void aContradictionNamesTheHyperparameterAtFault() {
    assertThat(faultOf(new RealHyperparameter("a", 0, 1).when("b", Value.of(true)))).isEqualTo("a");
    assertThat(faultOf(new BooleanHyperparameter("a"), new BooleanHyperparameter("a")))
        .isEqualTo("a");
    assertThat(
            faultOf(
                new RealHyperparameter("a", 0, 1),
                new BooleanHyperparameter("b").when("a", Value.of(0.5))))
        .isEqualTo("b");
    assertThat(
            faultOf(
                new BooleanHyperparameter("a"),
                new BooleanHyperparameter("b").when("a", Value.of("yes"))))
        .isEqualTo("b");
    assertThat(faultOf()).isEmpty();
  }

  @Test
  void aConfigurationThatIsNoPointOfTheSpaceIsRefused() {
    SplittableRandom random = new SplittableRandom(1);

    assertThatThrownBy(() -> NESTED.encode(configuration("on", true), random))
        .hasMessageContaining("has no value for the active hyperparameter (kind)");
    assertThatThrownBy(() -> NESTED.encode(configuration("on", false, "kind", "a"), random))
        .hasMessageContaining("has a value for the inactive hyperparameter (kind)");
    assertThatThrownBy(() -> NESTED.encode(configuration("on", false, "other", 1), random))
        .hasMessageContaining("There is no hyperparameter (other)");
    assertThatThrownBy(() -> NESTED.encode(configuration("on", true, "kind", "c"), random))
        .hasMessageContaining("The value (c) of hyperparameter (kind) is not allowed");
  }

  @Test
  void anActiveHyperparameterNeedsACoordinate() {
    assertThatThrownBy(() -> NESTED.activate(new double[] {0.5, Double.NaN, 0.9}))
        .hasMessageContaining("The active hyperparameter (kind) has no coordinate.");
    assertThatThrownBy(() -> NESTED.activate(new double[] {0.5}))
        .hasMessageContaining("1 coordinates");
  }

  @Provide
  Arbitrary<SearchSpace> spaces() {
    return Spaces.spaces();
  }

  private static String faultOf(Hyperparameter... hyperparameters) {
    return catchThrowableOfType(InvalidSpaceException.class, () -> SearchSpace.of(hyperparameters))
        .hyperparameter();
  }

  private static Configuration configuration(Object... namesAndValues) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], Value.ofRaw(namesAndValues[i + 1]));
    }
    return new Configuration(values);
  }
}
