package org.hsicgpbo.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbabilityBelowTest {
  /** Values of SciPy's norm.logcdf. */
  @ParameterizedTest
  @CsvSource({
    "3, -0.0013508099647481923",
    "0, -0.6931471805599453",
    "-1, -1.8410216450092636",
    "-10, -53.23128515051247",
    "-40, -804.6084420137538"
  })
  void theLogarithmIsExactFarOutToo(double z, double expected) {
    // The library's erfc is good to some 1e-14 of itself.
    assertThat(StandardNormal.logCumulative(z))
        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
  }

  @Property
  void itIsTheLogarithmOfTheNormalDistribution(@ForAll @DoubleRange(min = -8, max = 8) double z) {
    double probability = new NormalDistribution().cumulativeProbability(z);
    assertThat(Math.exp(StandardNormal.logCumulative(z)))
        .isCloseTo(probability, within(1e-10 * probability + 1e-18));
  }

  @Property
  void itRisesWithTheLimit(
      @ForAll @DoubleRange(min = -50, max = 5) double z,
      @ForAll @DoubleRange(min = 0.01, max = 3) double more) {
    assertThat(StandardNormal.logCumulative(z + more))
        .isGreaterThan(StandardNormal.logCumulative(z));
  }
}
