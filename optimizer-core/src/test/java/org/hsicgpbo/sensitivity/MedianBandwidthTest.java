package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    double[] differences = new double[points.length * (points.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        differences[at++] = Math.abs(points[i] - points[j]);
      }
    }
    return new Median().evaluate(differences);
  }
}
