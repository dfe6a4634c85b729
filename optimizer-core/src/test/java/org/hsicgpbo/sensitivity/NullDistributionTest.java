package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
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
}
