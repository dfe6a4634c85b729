package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;

class MedianBandwidthTest {
  @Property(tries = 200)
  void isTheMedianOfAllDifferences(
      @ForAll @IntRange(min = 2, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 1000) int steps,
      @ForAll long seed) {
    double[] points = Samples.uniform(n, seed);
    for (int i = 0; i < n; i++) {
      // Few steps make ties.
      points[i] = Math.floor(points[i] * steps) / steps;
    }
    // The two middle differences are averaged in another order: one unit in the last place.
    assertThat(MedianBandwidth.of(points)).isCloseTo(slow(points), within(1e-15));
  }

  @Property(tries = 30)
  void isTheMedianOfManyDifferencesWithAndWithoutTies(
      @ForAll @IntRange(min = 513, max = 900) int n,
      @ForAll @IntRange(min = 1, max = 2000) int steps,
      @ForAll long seed) {
    double[] points = Samples.uniform(n, seed);
    for (int i = 0; i < n; i++) {
      points[i] = Math.floor(points[i] * points[i] * steps) / steps;
    }
    assertThat(MedianBandwidth.of(points)).isCloseTo(slow(points), within(1e-15));
  }

  @Property(tries = 20)
  void takesTheDifferencesOfTwoSamplesTogether(
      @ForAll @IntRange(min = 300, max = 700) int n, @ForAll long seed) {
    double[] first = Samples.uniform(n, seed);
    double[] second = Samples.uniform(n, seed + 1);
    for (int i = 0; i < n; i++) {
      second[i] = 0.2 * Math.sqrt(second[i]);
    }
    double[] differences = DoubleStream.concat(differences(first), differences(second)).toArray();
    assertThat(MedianBandwidth.of(first, second))
        .isCloseTo(new Median().evaluate(differences), within(1e-15));
  }

  @Test
  void ofManyUniformPointsIsTheKnownLimit() {
    // P(|U−U'| ≤ h) = 1 − (1−h)², so the median is 1 − √½.
    assertThat(MedianBandwidth.of(Samples.uniform(200_000, 1)))
        .isCloseTo(1 - Math.sqrt(0.5), within(2e-3));
  }

  @Test
  void doesNotExistForOnePointAndIsZeroForEqualOnes() {
    assertThat(MedianBandwidth.of(new double[] {0.5})).isNaN();
    assertThat(MedianBandwidth.of(new double[] {0.5, 0.5, 0.5, 0.5, 0.9})).isZero();
  }

  private static double slow(double[] points) {
    return new Median().evaluate(differences(points).toArray());
  }

  private static DoubleStream differences(double[] points) {
    return IntStream.range(0, points.length)
        .boxed()
        .flatMapToDouble(
            i -> IntStream.range(0, i).mapToDouble(j -> Math.abs(points[i] - points[j])));
  }
}
