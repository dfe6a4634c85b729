package org.hsicgpbo.benchmarks.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;

class TestProblemTest {
  /** The minima are sums of squares, or printed to 13 digits in the literature. */
  private static final double ROUNDING = 1e-9;

  @Provide
  Arbitrary<TestProblem> problems() {
    return Arbitraries.of(new OptimizerChoice(), new LayerTree());
  }

  @Property(tries = 2000)
  void noConfigurationOfAConditionalSpaceIsBetterThanTheMinimum(
      @ForAll("problems") TestProblem problem, @ForAll long seed) {
    Configuration drawn =
        problem.space().decode(problem.space().sample(new SplittableRandom(seed)));

    assertThat(problem.evaluate(drawn).error()).isGreaterThan(problem.minimum());
  }

  @Test
  void optimizerChoiceReachesItsMinimumAtTheDocumentedConfiguration() {
    Configuration best =
        configuration(
            "optimizer",
            "adam",
            "learning-rate",
            Math.pow(10, -3 + 1.0 / 6),
            "beta1",
            0.8,
            "one-minus-beta2",
            Math.pow(10, -2.5),
            "batch-size",
            128,
            "schedule",
            true,
            "warm-up",
            0.25);

    assertReached(new OptimizerChoice(), best);
  }

  @Test
  void theNarrowValleyOfAdamIsEnteredByFewerDrawsThanTheOthers() {
    Map<Value, Integer> good = new LinkedHashMap<>();
    TestProblem problem = new OptimizerChoice();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      Configuration drawn = problem.space().decode(problem.space().sample(random));
      if (problem.evaluate(drawn).error() < 0.15) {
        good.merge(drawn.get("optimizer").orElseThrow(), 1, Integer::sum);
      }
    }

    assertThat(good.get(Value.of("adam"))).isLessThan(good.get(Value.of("rmsprop")));
  }

  @Test
  void layerTreeReachesItsMinimumAtTheDocumentedConfiguration() {
    Configuration best =
        configuration(
            "kind",
            "dense",
            "learning-rate",
            Math.pow(10, -2.75),
            "layers",
            3,
            "units-1",
            128,
            "dropout-1",
            0.1,
            "units-2",
            64,
            "dropout-2",
            0.2,
            "units-3",
            32,
            "dropout-3",
            0.3);

    assertReached(new LayerTree(), best);
  }

  @Test
  void convolutionalNetworksOfTheTreeAreBetterOnTheWhole() {
    double[] sums = new double[2];
    TestProblem problem = new LayerTree();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      Configuration drawn = problem.space().decode(problem.space().sample(random));
      sums[drawn.get("blocks").isPresent() ? 1 : 0] += problem.evaluate(drawn).error();
    }

    assertThat(sums[1]).isLessThan(sums[0]);
  }

  @Test
  void functionsReachTheMinimaOfTheLiterature() {
    double[][] at = {
      {Math.PI, 2.275},
      {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573},
      new double[10],
      ones(10),
      ones(8)
    };
    double[] tolerances = {ROUNDING, 1e-6, 1e-9, ROUNDING, ROUNDING};
    for (int i = 0; i < at.length; i++) {
      TestProblem problem = TestFunction.all().get(i);
      Object[] pairs = new Object[2 * at[i].length];
      for (int k = 0; k < at[i].length; k++) {
        pairs[2 * k] = "x" + k;
        pairs[2 * k + 1] = at[i][k];
      }
      assertThat(problem.evaluate(configuration(pairs)).error())
          .as(problem.name())
          .isCloseTo(problem.minimum(), within(tolerances[i]));
    }
  }

  private static double[] ones(int dimensions) {
    double[] ones = new double[dimensions];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void assertReached(TestProblem problem, Configuration configuration) {
    // Fails if a name or a value is not of the space.
    problem.space().encode(configuration, new SplittableRandom(1));
    assertThat(problem.evaluate(configuration).error())
        .isCloseTo(problem.minimum(), within(ROUNDING));
  }

  private static Configuration configuration(Object... namesAndValues) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], Value.ofRaw(namesAndValues[i + 1]));
    }
    return new Configuration(values);
  }
}
