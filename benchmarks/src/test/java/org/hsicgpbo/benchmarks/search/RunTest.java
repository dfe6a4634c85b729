package org.hsicgpbo.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.benchmarks.problem.LayerTree;
import org.hsicgpbo.benchmarks.problem.OptimizerChoice;
import org.hsicgpbo.benchmarks.problem.TestFunction;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunTest {
  private static final TestProblem LEVY = TestFunction.levy10();

  static List<String> strategies() {
    return List.copyOf(Strategies.names());
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void everyStrategySearchesRealNumbersAndItsRegretNeverGrows(String strategy) {
    List<Double> regrets =
        run(LEVY, strategy, 1, 15).steps().stream().map(RunStep::regret).toList();

    assertThat(regrets).hasSize(15).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(regrets.get(14)).isPositive();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void everyStrategySearchesConditionalSpacesOrSaysWhyNot(String strategy) {
    for (TestProblem problem : List.of(new OptimizerChoice(), new LayerTree())) {
      if (strategy.equals("cma-es")) {
        assertThatThrownBy(() -> run(problem, strategy, 1, 15)).hasMessageContaining("numbers");
      } else {
        assertThat(run(problem, strategy, 1, 15).end().regret()).isPositive();
      }
    }
  }

  @Test
  void theSameSeedMakesTheSameRun() {
    assertThat(run(LEVY, "tpe", 3, 30).steps().stream().map(RunStep::regret))
        .containsExactlyElementsOf(
            run(LEVY, "tpe", 3, 30).steps().stream().map(RunStep::regret).toList());
  }

  @Test
  void anUnknownStrategyIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> Strategies.of("tpo", LEVY.space(), 1, 10))
        .hasMessageContaining("(tpo)")
        .hasMessageContaining("tpe");
  }

  @Test
  void runsAreReadAsTheyWereWrittenAndOneStrategyReplacesOnlyItself(@TempDir Path folder)
      throws IOException {
    List<Run> random = List.of(run(LEVY, "random", 1, 5), run(LEVY, "random", 2, 5));
    List<Run> sobol = List.of(run(LEVY, "sobol", 1, 5));
    RunFiles.write(folder, List.of(run(LEVY, "sobol", 7, 3)));
    RunFiles.write(folder, random);
    RunFiles.write(folder, sobol);

    assertThat(RunFiles.read(folder)).containsExactly(random.get(0), random.get(1), sobol.get(0));
  }

  @Test
  void anEmptyFolderIsNamedWithWhatToDo(@TempDir Path folder) {
    assertThatThrownBy(() -> RunFiles.read(folder)).hasMessageContaining("quality --output");
  }

  @Test
  void bandsAreQuartilesOfTheSeedsNoLowerThanTheFloor() {
    List<Run> runs = IntStream.rangeClosed(1, 7).mapToObj(s -> constant(s, s)).toList();

    RegretBand band = RegretBand.of(runs, 3);

    assertThat(band.evaluations()).containsExactly(1, 2);
    assertThat(band.median()).containsExactly(4, 4);
    assertThat(band.lower()).containsExactly(3, 3);
    assertThat(band.upper()).containsExactly(6, 6);
  }

  @Test
  void allSeedsBetterIsAsSignificantAsTheSignedRankTestAllows() {
    Summary low = Summary.of(constants(1));
    Summary high = Summary.of(constants(2));

    // Two of the 2^6 equally likely patterns of signs are as extreme.
    assertThat(Double.parseDouble(low.against(high).split(" ")[0]))
        .isCloseTo(2.0 / 64, within(1e-4));
    assertThat(low.against(high)).endsWith("−");
    assertThat(high.against(low)).endsWith("+");
  }

  @Test
  void seedsAreRangesAndLists() throws Exception {
    assertThat(new Seeds.Converter().convert("3,7-9").values()).containsExactly(3L, 7L, 8L, 9L);
    assertThatThrownBy(() -> new Seeds.Converter().convert("three"))
        .hasMessageContaining("(three)");
  }

  private static Run run(TestProblem problem, String strategy, long seed, int evaluations) {
    return Run.of(
        problem,
        Strategies.of(strategy, problem.space(), seed, evaluations),
        strategy,
        seed,
        evaluations);
  }

  private static List<Run> constants(int factor) {
    return IntStream.rangeClosed(1, 6).mapToObj(s -> constant(s, factor * s)).toList();
  }

  private static Run constant(long seed, double regret) {
    return new Run(
        "Levy10",
        "random",
        seed,
        List.of(
            new RunStep(1, regret, 0, Double.NaN, Double.NaN),
            new RunStep(2, regret, 0, Double.NaN, Double.NaN)));
  }
}
