package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NullDistributionTest {
  @ParameterizedTest
  @CsvSource({"0.29, 300, 0.015", "0.1, 300, 0.015", "0.01, 400, 0.04"})
  void agreesWithPermutations(double bandwidth, int n, double beyondMonteCarlo) {
    for (int seed = 0; seed < 5; seed++) {
      double[] u = Samples.uniform(n, seed);
      boolean[] reached = new boolean[n];
      SplittableRandom random = new SplittableRandom(seed + 100);
      for (int i = 0; i < n; i++) {
        reached[i] = random.nextDouble() < 0.2 + 0.1 * u[i];
      }
      Target target = Target.indicator(reached);
      KernelMoments moments = new KernelMoments(u, target, bandwidth);
      double asymptotic = NullDistribution.of(moments).upperTail(moments.vStatistic());
      double permutation =
          PermutationTest.pValue(
              GaussianFeatures.of(u, bandwidth), target.features(), 2000, random);
      double monteCarlo = 4 * Math.sqrt(permutation * (1 - permutation) / 2000);
      assertThat(asymptotic).isCloseTo(permutation, within(monteCarlo + beyondMonteCarlo));
    }
  }

  @ParameterizedTest
  @CsvSource({"30", "60"})
  void pValuesOfCostAreUniformUnderIndependenceEvenInSmallSamples(int n) {
    double[] pValues =
        IntStream.range(0, 1000)
            .mapToDouble(
                seed ->
                    OutputDependence.of(
                            Samples.uniform(n, seed),
                            ActivationGroup.unitRanks(Samples.uniform(n, seed + 5000)),
                            new Significance.Asymptotic(),
                            new SplittableRandom(seed))
                        .pValue())
            .toArray();
    // Level, ± 3.5 standard errors, with what the limit law leaves out in so small samples.
    assertThat(Arrays.stream(pValues).filter(p -> p < 0.05).count() / 1000.0)
        .isBetween(0.015, 0.075);
    assertThat(Arrays.stream(pValues).filter(p -> p < 0.01).count() / 1000.0).isLessThan(0.021);
    assertThat(
            new KolmogorovSmirnovTest()
                .kolmogorovSmirnovStatistic(new UniformRealDistribution(0, 1), pValues))
        .isLessThan(1.63 / Math.sqrt(1000) + 0.04);
  }
}
