package org.hsicgpbo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class WarpingTest {

  @Property(tries = 100)
  void allWarpingsKeepTheOrderAndStandardise(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double scale = Math.pow(10, random.nextDouble(-6, 6));
    double[] values =
        random.doubles(40).map(x -> scale * Math.exp(6 * x)).sorted().distinct().toArray();
    for (Warping warping : Warping.candidates(values)) {
      double[] warped = Arrays.stream(values).map(warping::apply).toArray();
      assertThat(warped).as("%s", warping).isSorted();
      assertThat(StatUtils.mean(warped)).isCloseTo(0, within(1e-9));
      assertThat(StatUtils.populationVariance(warped)).isCloseTo(1, within(1e-9));
    }
  }

  @Property(tries = 100)
  void theJacobianIsThatOfDifferences(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = random.doubles(30, 0.5, 20).toArray();
    double at = random.nextDouble(1, 19);
    for (Warping warping : Warping.candidates(values)) {
      double h = 1e-5;
      double slope = (warping.apply(at + h) - warping.apply(at - h)) / (2 * h);
      assertThat(warping.logJacobian(new double[] {at}))
          .as("%s", warping)
          .isCloseTo(Math.log(slope), within(1e-5));
    }
  }

  @Property(tries = 100)
  void warpedValuesComeBack(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = random.doubles(30, 0.5, 20).toArray();
    for (Warping warping : Warping.candidates(values)) {
      Warping shifted = warping.then(random.nextDouble(0.2, 3), random.nextDouble(-2, 2));
      for (double value : values) {
        assertThat(warping.invert(warping.apply(value))).isCloseTo(value, within(1e-8 * value));
        assertThat(shifted.invert(shifted.apply(value))).isCloseTo(value, within(1e-8 * value));
      }
    }
  }

  @Test
  void whatAFallingPowerNeverReachesIsInfinite() {
    Warping.YeoJohnson bounded = new Warping.YeoJohnson(-1, 0, 1);
    assertThat(bounded.of(1e12)).isCloseTo(1, within(1e-9));
    assertThat(bounded.inverse(1.5)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new Warping.YeoJohnson(3, 0, 1).inverse(-1.5)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void factorAndShiftComeAfterTheWarping() {
    Warping warping = Warping.of(new Warping.Logarithm(), new double[] {1, 2, 4, 8});
    assertThat(warping.then(3, -0.5).apply(5)).isCloseTo(3 * warping.apply(5) - 0.5, within(1e-12));
  }

  @Test
  void thePowerIsTheOneThatMakesTheSampleNormal() {
    // exp of a normal sample: the power of the logarithm is 0, after centring somewhat below.
    SplittableRandom random = new SplittableRandom(3);
    double[] values = new double[500];
    Arrays.setAll(values, i -> Math.exp(random.nextGaussian()));
    List<Warping> candidates = Warping.candidates(values);
    Warping power = candidates.get(candidates.size() - 1);
    double best = power.logJacobian(values);
    Warping.YeoJohnson shape = (Warping.YeoJohnson) power.shape();
    for (double other : new double[] {-2, -1, 0, 1, 2}) {
      Warping.YeoJohnson tried = new Warping.YeoJohnson(other, shape.centre(), shape.scale());
      assertThat(Warping.of(tried, values).logJacobian(values)).isLessThanOrEqualTo(best + 1e-6);
    }
    assertThat(shape.power()).isLessThan(0.5);
  }

  @Test
  void whatHasNoLogarithmIsNotGivenOne() {
    assertThat(Warping.candidates(new double[] {-1, 2, 3}))
        .noneMatch(w -> w.shape() instanceof Warping.Logarithm);
    assertThat(Warping.candidates(new double[] {0, 2, 3}))
        .noneMatch(w -> w.shape() instanceof Warping.Logarithm);
    assertThat(Warping.candidates(new double[] {2, 2, 2})).hasSize(2);
    assertThat(Warping.candidates(new double[] {5}).get(0).apply(5)).isZero();
    double[] decades = {1e-10, 1, 1e10};
    assertThat(Warping.candidates(decades))
        .allSatisfy(w -> assertThat(Arrays.stream(decades).map(w::apply)).doesNotContainNull());
  }
}
