package org.hsicgpbo.search.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;

class ParzenMixtureTest {
  private static final Hyperparameter REAL = new RealHyperparameter("rate", 0, 1);
  private static final Hyperparameter INTEGER = new IntegerHyperparameter("layers", 1, 5);
  private static final Hyperparameter CATEGORY =
      new CategoricalHyperparameter(
          "activation",
          Stream.of("relu", "tanh", "elu").map(Value::of).toList(),
          List.of(1.0, 2.0, 1.0),
          Condition.always());

  @Property(tries = 40)
  void theDensityIntegratesToOne(
      @ForAll @IntRange(min = 0, max = 40) int observations,
      @ForAll TpeBandwidth bandwidth,
      @ForAll long seed) {
    ParzenMixture mixture = mixture(observations, bandwidth, seed);
    // Midpoint rule: the narrowest kernel, 1/42, has an error below 1e-3 at steps of 1/200;
    // integers are constant in fifths and categories in quarters.
    double integral = 0;
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 5; j++) {
        for (int k = 0; k < 4; k++) {
          double[] u = {(i + 0.5) / 200, (j + 0.5) / 5, (k + 0.5) / 4};
          integral += Math.exp(mixture.logDensity(u)) / (200 * 5 * 4);
        }
      }
    }
    assertThat(integral).isCloseTo(1, within(2e-3));
  }

  @Property
  void drawsFollowTheDensity(@ForAll TpeBandwidth bandwidth) {
    ParzenMixture mixture = mixture(8, bandwidth, 3);
    int draws = 20_000;
    long[] observed = new long[10 * 5 * 4];
    SplittableRandom random = new SplittableRandom(11);
    for (int n = 0; n < draws; n++) {
      double[] u = mixture.sample(random);
      observed[cell(u)]++;
    }
    double[] expected = new double[observed.length];
    for (int i = 0; i < 400; i++) {
      for (int j = 0; j < 5; j++) {
        for (int k = 0; k < 4; k++) {
          double[] u = {(i + 0.5) / 400, (j + 0.5) / 5, (k + 0.5) / 4};
          expected[cell(u)] += Math.exp(mixture.logDensity(u)) * draws / (400 * 5 * 4);
        }
      }
    }
    // The seed is fixed, so this cannot flicker.
    assertThat(TestUtils.chiSquareTest(expected, observed)).isGreaterThan(0.01);
  }

  private static int cell(double[] u) {
    int real = (int) (u[0] * 10);
    int integer = (int) (u[1] * 5);
    int category = (int) (u[2] * 4);
    return (real * 5 + integer) * 4 + category;
  }

  @Test
  void oneObservationAndThePriorAreHalfOfTheDensityEach() {
    ParzenMixture mixture =
        new ParzenMixture(
            List.of(REAL), new double[][] {{0.9}}, new double[] {1}, TpeBandwidth.NEIGHBOURS);
    // The nearest centre is the prior's, 0.4 away.
    NormalDistribution kernel = new NormalDistribution(0.9, 0.4);
    NormalDistribution prior = new NormalDistribution(0.5, 1);
    for (double u : new double[] {0, 0.3, 0.9, 1}) {
      double expected =
          0.5 * kernel.density(u) / kernel.probability(0, 1)
              + 0.5 * prior.density(u) / prior.probability(0, 1);
      assertThat(Math.exp(mixture.logDensity(new double[] {u}))).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void aCategoryThatWasSeenIsLikelierByOneObservation() {
    // tanh has half of [0,1]; K = 3 values, 2 components, so the prior has 1.5 shares of 2.5.
    double[][] tanh = {{0.5}};
    ParzenMixture mixture =
        new ParzenMixture(List.of(CATEGORY), tanh, new double[] {1}, TpeBandwidth.SCOTT);
    double observed = (1.5 * 0.5 + 1) / 2.5;
    assertThat(Math.exp(mixture.logDensity(new double[] {0.3})))
        .isCloseTo(0.5 * observed / 0.5 + 0.5, within(1e-12));
    assertThat(Math.exp(mixture.logDensity(new double[] {0.1})))
        .isCloseTo(0.5 * (1.5 * 0.25 / 2.5) / 0.25 + 0.5, within(1e-12));
  }

  @Test
  void pointsOfOneIntegerAreTheSameToTheDensity() {
    ParzenMixture left =
        new ParzenMixture(
            List.of(INTEGER), new double[][] {{0.61}}, new double[] {1}, TpeBandwidth.NEIGHBOURS);
    ParzenMixture right =
        new ParzenMixture(
            List.of(INTEGER), new double[][] {{0.79}}, new double[] {1}, TpeBandwidth.NEIGHBOURS);
    assertThat(left.logDensity(new double[] {0.65}))
        .isEqualTo(right.logDensity(new double[] {0.75}));
  }

  @Test
  void withoutObservationsThereIsThePrior() {
    ParzenMixture mixture = mixture(0, TpeBandwidth.NEIGHBOURS, 1);
    NormalDistribution prior = new NormalDistribution(0.5, 1);
    double middleThird = prior.probability(0.4, 0.6) / 0.2 / prior.probability(0, 1);
    double real = prior.density(0.2) / prior.probability(0, 1);
    assertThat(Math.exp(mixture.logDensity(new double[] {0.2, 0.5, 0.1})))
        .isCloseTo(real * middleThird, within(1e-12));
  }

  @Test
  void farFromEveryNarrowKernelThePriorHoldsTheDensityAboveZero() {
    double[][] same = new double[400][];
    Arrays.fill(same, new double[] {0});
    double[] weights = new double[400];
    Arrays.fill(weights, 1);
    ParzenMixture mixture =
        new ParzenMixture(List.of(REAL), same, weights, TpeBandwidth.NEIGHBOURS);
    assertThat(mixture.logDensity(new double[] {1})).isGreaterThan(Math.log(1e-3));
  }

  @Test
  void kernelsReachToTheFartherNeighbourWithinTheirLimits() {
    double[] centres = {0.1, 0.9, 0.12, 0.9, 0.5};
    // Sorted: 0.1 0.12 0.5 0.9 0.9; the narrowest for 4 observations is 1/6.
    double[] expected = {1.0 / 6, 0.4, 0.38, 1.0 / 6, 1};
    assertThat(TpeBandwidth.NEIGHBOURS.deviations(centres, 1))
        .containsExactly(expected, within(1e-12));
  }

  @Test
  void scottsRuleNarrowsWithObservationsAndWidensWithDimensions() {
    double[] centres = new double[33];
    assertThat(TpeBandwidth.SCOTT.deviations(centres, 1)[0]).isCloseTo(0.1, within(1e-12));
    assertThat(TpeBandwidth.SCOTT.deviations(centres, 6)[0])
        .isCloseTo(0.2 / Math.sqrt(2), within(1e-12));
    assertThat(TpeBandwidth.SCOTT.deviations(new double[2], 1)[0]).isEqualTo(1.0 / 3);
  }

  private static ParzenMixture mixture(int observations, TpeBandwidth bandwidth, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] points = new double[observations][];
    for (int k = 0; k < observations; k++) {
      points[k] = random.doubles(3).toArray();
    }
    return new ParzenMixture(
        List.of(REAL, INTEGER, CATEGORY), points, TpeSplit.weights(observations), bandwidth);
  }
}
