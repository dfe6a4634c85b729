package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelMomentsTest {
  /** The expansion's own error, stated as below 1e-12. */
  private static final double EXPANSION = 1e-12;

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-3, 0.0139, 0.004, 0.02, 0.07, 0.139, 0.145, 0.278, 0.29, 1, 5})
  void kernelIsExactAtAnyBandwidth(double bandwidth) {
    double[] u = Samples.uniform(120, 3);
    u[0] = 0;
    u[1] = 1;
    GaussianExpansion expansion = new GaussianExpansion(bandwidth);
    for (double point : u) {
      double[] potential =
          expansion.potential(
              ChebyshevSums.of(expansion, new double[] {point}, new double[] {1}).leading());
      for (double other : u) {
        double value =
            ChebyshevSums.of(expansion, new double[] {other}, new double[] {1}).sum(potential);
        assertThat(value).isCloseTo(SlowHsic.gaussian(point, other, bandwidth), within(EXPANSION));
      }
    }
  }

  @Property(tries = 60)
  void equalTheDoubleSumsOfTheDefinition(
      @ForAll @IntRange(min = 6, max = 90) int n,
      @ForAll @DoubleRange(min = -4, max = 0.7) double logBandwidth,
      @ForAll long seed) {
    double bandwidth = Math.pow(10, logBandwidth);
    double[] u = Samples.uniform(n, seed);
    Target target = Target.of(Samples.uniform(n, seed + 1));
    double[][] k = SlowHsic.kernelMatrix(u, bandwidth);
    double[][] l = SlowHsic.linearMatrix(target.weights());
    KernelMoments moments = new KernelMoments(u, target, bandwidth);
    assertThat(moments.vStatistic()).isCloseTo(SlowHsic.dependence(k, l), within(EXPANSION));
    assertThat(moments.uStatistic()).isCloseTo(SlowHsic.unbiased(k, l), within(EXPANSION));
    assertThat(moments.selfHsic()).isCloseTo(SlowHsic.dependence(k, k), within(EXPANSION));
    assertThat(moments.unbiasedSelfHsic()).isCloseTo(SlowHsic.unbiased(k, k), within(EXPANSION));
    assertThat(target.unbiasedSelfHsic()).isCloseTo(SlowHsic.unbiased(l, l), within(EXPANSION));
  }

  @Test
  void goalIndexIsThePublishedSum() {
    double[] u = Samples.uniform(500, 9);
    boolean[] reached = HsicEstimateTest.everyThird(500);
    Target target = Target.indicator(reached);
    for (double bandwidth : new double[] {0.003, 0.05, 0.29}) {
      assertThat(new KernelMoments(u, target, bandwidth).vStatistic())
          .isCloseTo(SlowHsic.goal(u, reached, bandwidth, target.mean()), within(EXPANSION));
    }
  }

  @Test
  void spectrumAndStandardErrorAgreeWithTheFeatures() {
    double[] u = Samples.uniform(200, 5);
    Target target = Target.of(Samples.uniform(200, 6));
    KernelMoments moments = new KernelMoments(u, target, 0.29);
    FeatureMatrix features = GaussianFeatures.of(u, 0.29);
    double[] spectrum = moments.spectrum();
    assertThat(Arrays.copyOf(spectrum, 6))
        .containsExactly(Arrays.copyOf(KernelSpectrum.of(features), 6), within(1e-12));
    assertThat(Arrays.stream(spectrum).sum()).isCloseTo(moments.trace(), within(1e-12));
    assertThat(Arrays.stream(spectrum).map(x -> x * x).sum())
        .isCloseTo(moments.selfHsic(), within(1e-12));
    assertThat(moments.standardError())
        .isCloseTo(HsicEstimate.of(features, target.features()).standardError(), within(1e-12));
  }

  @Test
  void unbiasedStatisticIsNearZeroUnderIndependence() {
    double sum = 0;
    for (int sample = 0; sample < 400; sample++) {
      double[] u = Samples.uniform(30, sample);
      sum +=
          new KernelMoments(u, Target.indicator(HsicEstimateTest.everyThird(30)), 0.29)
              .uStatistic();
    }
    // One value spreads by about 0.005; the V-statistic would be off by 0.004.
    assertThat(sum / 400).isCloseTo(0, within(4 * 0.005 / 20));
  }
}
