package org.hsicgpbo.search.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

/** Sobol' points and Latin hypercubes lie evenly. */
class SpaceFillingTest {

  @Property(tries = 100)
  void aLatinHypercubeHasOnePointInEachStratumOfEachDimension(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 60) int batch,
      @ForAll @IntRange(min = 1, max = 12) int dimensions,
      @ForAll @IntRange(min = 0, max = 5) int design) {
    SearchStrategy lhs = new LatinHypercubeStrategy(cube(dimensions), seed, batch);
    double[][] points = points(lhs, dimensions, design * batch + 1, batch);
    for (int i = 0; i < dimensions; i++) {
      int coordinate = i;
      int[] strata =
          Arrays.stream(points).mapToInt(u -> (int) Math.floor(u[coordinate] * batch)).toArray();
      assertThat(strata).containsExactlyInAnyOrder(IntStream.range(0, batch).toArray());
    }
  }

  @Test
  void everyDesignAndEveryDimensionHasItsOwnOrder() {
    double[][] points = points(new LatinHypercubeStrategy(cube(2), 3, 20), 2, 1, 40);
    int[] first = ranks(points, 0, 0);
    assertThat(first).isNotEqualTo(ranks(points, 0, 20)).isNotEqualTo(ranks(points, 1, 0));
  }

  private static int[] ranks(double[][] points, int coordinate, int from) {
    return IntStream.range(from, from + 20)
        .map(k -> (int) Math.floor(points[k][coordinate] * 20))
        .toArray();
  }

  /** After a shift the strata may begin anywhere, so the gaps around the circle must be equal. */
  @Property(tries = 100)
  void powersOfTwoOfSobolPointsAreEquallySpacedInEachDimension(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 40) int dimensions,
      @ForAll @IntRange(min = 0, max = 7) int log2,
      @ForAll @IntRange(min = 0, max = 9) int block) {
    int n = 1 << log2;
    double[][] points =
        points(new SobolStrategy(cube(dimensions), seed), dimensions, block * n + 1, n);
    for (int i = 0; i < dimensions; i++) {
      int coordinate = i;
      double[] sorted = Arrays.stream(points).mapToDouble(u -> u[coordinate]).sorted().toArray();
      for (int k = 0; k < n; k++) {
        double next = k + 1 < n ? sorted[k + 1] : sorted[0] + 1;
        // Coordinates have 52 bits; the shift rounds once.
        assertThat(next - sorted[k]).isCloseTo(1.0 / n, within(1e-12));
      }
    }
  }

  @Test
  void bothHaveALowerStarDiscrepancyThanRandomPoints() {
    double random = medianDiscrepancy(seed -> new RandomSearchStrategy(cube(2), seed));
    double lhs = medianDiscrepancy(seed -> new LatinHypercubeStrategy(cube(2), seed, 64));
    double sobol = medianDiscrepancy(seed -> new SobolStrategy(cube(2), seed));
    // Seen: random 0.15, LHS 0.09, Sobol' 0.05.
    assertThat(lhs).as("LHS against random").isLessThan(0.8 * random);
    assertThat(sobol).as("Sobol' against LHS").isLessThan(0.8 * lhs);
  }

  @Test
  void theShiftDependsOnTheSeedAlone() {
    double[] first = points(new SobolStrategy(cube(3), 1), 3, 5, 1)[0];
    assertThat(points(new SobolStrategy(cube(3), 1), 3, 5, 1)[0]).isEqualTo(first);
    assertThat(points(new SobolStrategy(cube(3), 2), 3, 5, 1)[0]).isNotEqualTo(first);
  }

  @Test
  void sobolReachesAThousandDimensionsAndNoMore() {
    assertThat(points(new SobolStrategy(cube(1000), 1), 1000, 7, 1)[0]).hasSize(1000);
    assertThatThrownBy(() -> new SobolStrategy(cube(1001), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1000 dimensions")
        .hasMessageContaining("1001 hyperparameters");
  }

  @Test
  void aBatchOfNothingIsRefused() {
    assertThatThrownBy(() -> new LatinHypercubeStrategy(cube(2), 1, 0))
        .hasMessage("The batch (0) of the strategy (lhs) must be at least 1.");
  }

  private static double medianDiscrepancy(LongFunction<SearchStrategy> strategy) {
    double[] sorted =
        LongStream.range(0, 15)
            .mapToDouble(seed -> starDiscrepancy(points(strategy.apply(seed), 2, 1, 64)))
            .sorted()
            .toArray();
    return sorted[7];
  }

  /** The greatest difference of share and area over all boxes [0,x)×[0,y) at the points' edges. */
  private static double starDiscrepancy(double[][] points) {
    double greatest = 0;
    for (double[] right : points) {
      for (double[] upper : points) {
        double x = right[0];
        double y = upper[1];
        double open = Arrays.stream(points).filter(p -> p[0] < x && p[1] < y).count();
        double closed = Arrays.stream(points).filter(p -> p[0] <= x && p[1] <= y).count();
        greatest = Math.max(greatest, x * y - open / points.length);
        greatest = Math.max(greatest, closed / points.length - x * y);
      }
    }
    return greatest;
  }

  private static double[][] points(SearchStrategy strategy, int dimensions, int first, int count) {
    TrialHistory nothing = new TrialHistory(cube(dimensions), List.of());
    return IntStream.range(first, first + count)
        .mapToObj(n -> strategy.suggest(new SearchState(nothing, List.of(), n)).point().toArray())
        .toArray(double[][]::new);
  }

  private static SearchSpace cube(int dimensions) {
    return new SearchSpace(
        IntStream.range(0, dimensions)
            .mapToObj(i -> new RealHyperparameter("x" + i, 0, 1))
            .toList());
  }
}
