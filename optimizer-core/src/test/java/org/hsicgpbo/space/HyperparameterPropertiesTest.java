package org.hsicgpbo.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Laws that hold for every distribution: U to value and back. */
class HyperparameterPropertiesTest {
  /**
   * The inverse normal of Commons Math is good to about 1e-9 in u, which the mass between the ends
   * (never below 0.02 here) enlarges; the others round off only.
   */
  private static final double ROUND_TRIP = 1e-7;

  @Property
  void aContinuousValueComesFromItsOwnU(
      @ForAll("continuous") Hyperparameter h,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double u) {
    UnitInterval back = h.intervalOf(h.valueAt(u));

    assertThat(back.low()).isEqualTo(back.high()).isCloseTo(u, within(ROUND_TRIP));
  }

  @Property
  void aContinuousValueGrowsWithU(
      @ForAll("continuous") Hyperparameter h,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double u,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double v) {
    double lower = h.valueAt(Math.min(u, v)).asNumber();
    double higher = h.valueAt(Math.max(u, v)).asNumber();

    assertThat(lower).isLessThanOrEqualTo(higher);
  }

  @Property
  void everyUGivesAnAllowedValue(
      @ForAll("hyperparameters") Hyperparameter h,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double u) {
    assertThat(h.intervalOf(h.valueAt(u))).isNotNull();
  }

  @Property
  void aDiscreteValueComesFromTheIntervalThatHoldsU(
      @ForAll("discretes") DiscreteHyperparameter h,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1, maxIncluded = false) double u) {
    UnitInterval interval = h.intervalOf(h.valueAt(u));

    assertThat(u).isGreaterThanOrEqualTo(interval.low()).isLessThan(interval.high());
  }

  @Property
  void everyPointOfAnIntervalGivesItsValue(
      @ForAll("discretes") DiscreteHyperparameter h,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1, maxIncluded = false) double share,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1, maxIncluded = false) double fraction) {
    long index = (long) (share * h.cardinality());

    UnitInterval interval = h.intervalAt(index);

    assertThat(h.indexAt(interval.at(fraction))).isEqualTo(index);
    assertThat(h.indexAt(interval.low())).isEqualTo(index);
    assertThat(h.indexAt(interval.centre())).isEqualTo(index);
  }

  @Example
  void thePointBelowTheEndOfANarrowIntervalIsInsideIt() {
    UnitInterval narrow = new UnitInterval(0.5, 0.50001);
    double last = Math.nextDown(1.0);
    assertThat(0.5 + last * (0.50001 - 0.5)).as("what rounding gives").isEqualTo(0.50001);
    assertThat(narrow.at(last)).isLessThan(0.50001);
    assertThat(new UnitInterval(0.5, 0.5).at(last)).isEqualTo(0.5);
  }

  @Property
  void intervalsTileTheUnitInterval(@ForAll("discretes") DiscreteHyperparameter h) {
    double end = 0;
    for (long index = 0; index < h.cardinality(); index++) {
      UnitInterval interval = h.intervalAt(index);
      assertThat(interval.low()).isEqualTo(end);
      assertThat(interval.high()).isGreaterThan(end);
      assertThat(h.intervalOf(h.valueAtIndex(index))).isEqualTo(interval);
      end = interval.high();
    }
    assertThat(end).isEqualTo(1);
  }

  @Property
  void linearIntegersHaveEqualMass(@ForAll("integers") IntegerHyperparameter h) {
    IntegerHyperparameter linear = new IntegerHyperparameter("x", h.low(), h.high());
    double equal = 1.0 / linear.cardinality();
    for (long index = 0; index < linear.cardinality(); index++) {
      UnitInterval interval = linear.intervalAt(index);
      // Differences of two quotients in [0,1] round to a few units in the last place of 1.
      assertThat(interval.high() - interval.low()).isCloseTo(equal, within(1e-15));
    }
  }

  @Property
  void logIntegersHaveTheMassOfTheirLogarithms(@ForAll("integers") IntegerHyperparameter h) {
    long low = Math.max(1, h.low());
    IntegerHyperparameter log = IntegerHyperparameter.log("x", low, low + h.cardinality());
    double whole = Math.log((log.high() + 1.0) / log.low());
    for (long index = 0; index < log.cardinality(); index++) {
      UnitInterval interval = log.intervalAt(index);
      double k = (double) (log.low() + index);
      assertThat(interval.high() - interval.low())
          .isCloseTo(Math.log((k + 1) / k) / whole, within(1e-12));
    }
  }

  @Property
  void categoriesHaveTheMassOfTheirWeights(@ForAll("categories") CategoricalHyperparameter h) {
    double sum = h.weights().stream().mapToDouble(Double::doubleValue).sum();
    for (int index = 0; index < h.cardinality(); index++) {
      UnitInterval interval = h.intervalAt(index);
      assertThat(interval.high() - interval.low())
          .isCloseTo(h.weights().get(index) / sum, within(1e-12));
    }
  }

  @Property
  void uniformDistributionsAreUniform(
      @ForAll("reals") RealHyperparameter h,
      @ForAll @Scale(12) @DoubleRange(min = 0, max = 1) double u) {
    double scale = Math.max(Math.abs(h.low()), Math.abs(h.high()));

    assertThat(h.valueAt(u).asNumber())
        .isCloseTo(h.low() + u * (h.high() - h.low()), within(1e-14 * scale));
  }

  @Property
  void theEndsOfUAreTheEndsOfTheValues(@ForAll("continuous") Hyperparameter h) {
    double low = h.valueAt(0).asNumber();
    double high = h.valueAt(1).asNumber();

    assertThat(h.intervalOf(Value.of(low)).low()).isCloseTo(0, within(ROUND_TRIP));
    assertThat(h.intervalOf(Value.of(high)).high()).isCloseTo(1, within(ROUND_TRIP));
    assertThatThrownBy(() -> h.intervalOf(Value.of(high + Math.abs(high) + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not allowed");
  }

  @Test
  void theMedianOfASymmetricNormalIsItsMean() {
    TruncatedNormalHyperparameter h = new TruncatedNormalHyperparameter("x", 3, 2, -1, 7);

    assertThat(h.valueAt(0.5).asNumber()).isCloseTo(3, within(1e-9));
    // One standard deviation below the mean: (Φ(-1) - Φ(-2)) / (Φ(2) - Φ(-2)), from a table.
    assertThat(h.intervalOf(Value.of(1.0)).low())
        .isCloseTo((0.15865525 - 0.02275013) / (0.97724987 - 0.02275013), within(1e-7));
  }

  @Test
  void theLargestIntegersKeepTheirOwnInterval() {
    IntegerHyperparameter h = new IntegerHyperparameter("x", -(1L << 53), 1L << 53);

    assertThat(h.valueAt(0)).isEqualTo(Value.of(-(1L << 53)));
    assertThat(h.valueAt(1)).isEqualTo(Value.of(1L << 53));
  }

  @Provide
  Arbitrary<Hyperparameter> hyperparameters() {
    return Spaces.hyperparameters();
  }

  @Provide
  Arbitrary<Hyperparameter> continuous() {
    return Spaces.continuous();
  }

  @Provide
  Arbitrary<DiscreteHyperparameter> discretes() {
    return Spaces.discretes();
  }

  @Provide
  Arbitrary<IntegerHyperparameter> integers() {
    return Spaces.integers();
  }

  @Provide
  Arbitrary<CategoricalHyperparameter> categories() {
    return Spaces.categories();
  }

  @Provide
  Arbitrary<RealHyperparameter> reals() {
    return Spaces.reals();
  }
}
