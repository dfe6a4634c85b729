package org.hsicgpbo.benchmarks.lcbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs where HSIC_GPBO_DATA names the folder of the surrogate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LcBenchTest {
  private static final int DRAWS = 2_000;

  private Optional<LcBench> opened = Optional.empty();

  @BeforeAll
  void open() throws IOException {
    Optional<Path> data = Optional.ofNullable(System.getenv("HSIC_GPBO_DATA")).map(Path::of);
    if (data.isPresent()) {
      opened = Optional.of(LcBench.open(LcBenchFolder.in(data.get())));
    }
  }

  @AfterAll
  void close() {
    opened.ifPresent(LcBench::close);
  }

  private LcBench bench() {
    assumeThat(opened)
        .as("HSIC_GPBO_DATA names a folder with YAHPO Gym's LCBench, without which this is skipped")
        .isPresent();
    return opened.orElseThrow();
  }

  @Test
  void accuraciesOfAllInstancesAreBetween0And100() {
    LcBench bench = bench();
    for (String instance : bench.instances()) {
      assertThat(bench.predict(instance, draws(DRAWS)))
          .as(instance)
          .allSatisfy(p -> assertThat(p.validationAccuracy()).isBetween(0.0, 100.0))
          .allSatisfy(p -> assertThat(p.trainingSeconds()).isPositive())
          .extracting(Prediction::validationAccuracy)
          .as("answers differ")
          .doesNotContainSequence(List.of(0.0, 0.0));
    }
  }

  @Test
  void timeGrowsWithEpochsAndUnits() {
    assertThat(meanTimes("epoch", 1, 13, 26, 39, 52)).isSorted();
    assertThat(meanTimes("max_units", 64, 256, 512, 1024)).isSorted();
    assertThat(meanTimes("num_layers", 1, 3, 5)).isSorted();
  }

  @Test
  void oneConfigurationAtATimeAnswersAsManyAtOnce() {
    List<Configuration> some = draws(20);

    assertThat(some.stream().map(c -> bench().predict("7593", c)).toList())
        .usingRecursiveComparison()
        .withComparatorForType(
            // Products of matrices are added in another order.
            (a, b) -> Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(b)) ? 0 : 1, Double.class)
        .isEqualTo(bench().predict("7593", some));
  }

  @Test
  void noDrawIsBetterThanTheKnownMinimum() {
    for (String instance : bench().instances()) {
      LcBenchProblem problem = LcBenchMinima.known().problem(bench(), instance);
      assertThat(draws(200))
          .allSatisfy(
              c ->
                  assertThat(problem.evaluate(c).error())
                      .as(instance)
                      .isGreaterThan(problem.minimum()));
    }
  }

  @Test
  void theCostOfATrialIsItsTrainingTime() {
    LcBenchProblem problem = LcBenchMinima.known().problem(bench(), "3945");
    Configuration configuration = draws(1).get(0);
    Prediction prediction = bench().predict("3945", configuration);

    assertThat(problem.evaluate(configuration).cost().seconds())
        .isEqualTo(prediction.trainingSeconds());
    assertThat(problem.evaluate(configuration).error())
        .isEqualTo(1 - prediction.validationAccuracy() / 100);
  }

  @Test
  void anUnknownInstanceIsNamed() {
    LcBench bench = bench();
    assertThatThrownBy(() -> bench.predict("1", draws(1))).hasMessageContaining("(1)");
  }

  @Test
  void aFolderWithoutTheSurrogateIsNamed(@TempDir Path empty) {
    assertThatThrownBy(() -> LcBench.open(LcBenchFolder.in(empty)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("config_space.json");
  }

  private List<Configuration> draws(int n) {
    SplittableRandom random = new SplittableRandom(1);
    LcBench bench = bench();
    return Stream.generate(() -> bench.space().decode(bench.space().sample(random)))
        .limit(n)
        .toList();
  }

  /** Mean training seconds of the same draws at each of the values of one hyperparameter. */
  private List<Double> meanTimes(String hyperparameter, long... values) {
    List<Double> means = new ArrayList<>();
    for (long value : values) {
      List<Configuration> changed =
          draws(DRAWS).stream().map(c -> with(c, hyperparameter, Value.of(value))).toList();
      means.add(
          bench().predict("3945", changed).stream()
              .mapToDouble(Prediction::trainingSeconds)
              .average()
              .orElseThrow());
    }
    return means;
  }

  private static Configuration with(Configuration configuration, String name, Value value) {
    Map<String, Value> values = new LinkedHashMap<>(configuration.values());
    values.put(name, value);
    return new Configuration(values);
  }
}
