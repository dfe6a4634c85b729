package org.hsicgpbo.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.junit.jupiter.api.Test;

class LogExpectedImprovementTest {
  @Test
  void agreesWithAMillionDraws() {
    SplittableRandom random = new SplittableRandom(4);
    double mean = 0.4;
    double deviation = 0.7;
    double best = 0.1;
    double sum = 0;
    int draws = 1_000_000;
    for (int k = 0; k < draws; k++) {
      sum += Math.max(0, best - (mean + deviation * random.nextGaussian()));
    }
    double value =
        LogExpectedImprovement.of(
            new GaussianProcess.Prediction(mean, deviation * deviation), best);
    // The standard error of the simulated mean is about 0.2 %.
    assertThat(Math.exp(value)).isCloseTo(sum / draws, within(0.01 * sum / draws));
  }

  @Test
  void staysExactFarInTheTail() {
    // h(z) = φ(z)/z² · (1 − 3/z² + 15/z⁴ − 105/z⁶ + …), an asymptotic series (Abramowitz and Stegun
    // 26.2.12).
    for (double z : new double[] {-30, -100, -1e4, -1e7}) {
      double series = 1 - 3 / (z * z) + 15 / Math.pow(z, 4) - 105 / Math.pow(z, 6);
      double expected =
          -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - 2 * Math.log(-z) + Math.log(series);
      assertThat(LogExpectedImprovement.logH(z))
          .as("z = %s", z)
          .isCloseTo(expected, within(1e-8 * -expected));
    }
  }

  @Property
  void growsWithTheRoomForImprovement(
      @ForAll @DoubleRange(min = -1e5, max = 8) double z,
      @ForAll @DoubleRange(min = 0.1, max = 10) double step) {
    assertThat(LogExpectedImprovement.logH(z + step)).isGreaterThan(LogExpectedImprovement.logH(z));
  }

  @Test
  void hasNoStepWhereItChangesItsForm() {
    for (double z : new double[] {-1, -3 * Math.sqrt(2), -1e6}) {
      double h = 1e-9 * Math.abs(z);
      double slope = Math.max(1, Math.abs(z));
      assertThat(LogExpectedImprovement.logH(z + h) - LogExpectedImprovement.logH(z - h))
          .as("around %s", z)
          .isCloseTo(0, within(10 * slope * h));
    }
  }
}
