package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BucketSortTest {
  @ParameterizedTest
  @MethodSource("samples")
  void sortsAsTheLibraryDoes(double[] values) {
    double[] before = values.clone();
    double[] expected = values.clone();
    Arrays.sort(expected);
    assertThat(BucketSort.sorted(values)).isEqualTo(expected);
    assertThat(values).isEqualTo(before);
  }

  static Stream<double[]> samples() {
    double[] outlier = numbers(5000, u -> u);
    outlier[17] = 1e300;
    double[] infinite = numbers(5000, u -> u);
    infinite[3] = Double.POSITIVE_INFINITY;
    return Stream.of(
        new double[0],
        new double[] {0.5},
        numbers(100, u -> u),
        numbers(5000, u -> u),
        numbers(5001, u -> -1000 + 2000 * u),
        numbers(5000, u -> Math.floor(7 * u)),
        numbers(5000, u -> 3),
        numbers(5000, u -> Math.exp(-50 * u)),
        numbers(5000, u -> 1 + 1e-15 * u),
        numbers(5000, u -> Double.MIN_VALUE * Math.floor(100 * u)),
        outlier,
        infinite);
  }

  private static double[] numbers(int n, DoubleUnaryOperator shape) {
    SplittableRandom random = new SplittableRandom(n);
    return DoubleStream.generate(random::nextDouble).limit(n).map(shape).toArray();
  }
}
