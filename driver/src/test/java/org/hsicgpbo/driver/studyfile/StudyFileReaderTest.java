package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.search.AcquisitionChoice;
import org.hsicgpbo.search.hsic.RoleOverride;
import org.hsicgpbo.search.hsic.WarmUp;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.TruncatedNormalHyperparameter;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.StoppingRule;
import org.hsicgpbo.study.pruning.HyperbandPruner;
import org.hsicgpbo.study.pruning.MedianPruner;
import org.hsicgpbo.study.pruning.Pruner;
import org.hsicgpbo.study.pruning.SuccessiveHalvingPruner;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TradeOff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StudyFileReaderTest {
  private static final Path GOOD = Path.of("src/test/resources/studyfile/good");

  private final StudyFileReader reader = new StudyFileReader();

  @Test
  void readsEveryDistributionAndCondition() {
    StudyFile file = reader.read(GOOD.resolve("everything.yaml"));

    assertThat(file.space().hyperparameters())
        .containsExactly(
            new IntegerHyperparameter("n-layers", 1, 6),
            IntegerHyperparameter.log("n-units", 4, 256),
            CategoricalHyperparameter.of("activation", "relu", "tanh", "off", "no", "yes"),
            new CategoricalHyperparameter(
                "momentum",
                List.of(Value.of(0.5), Value.of(0.9), Value.of(0.99)),
                List.of(1.0, 2.0, 1.0),
                Condition.always()),
            new CategoricalHyperparameter(
                "nesterov", List.of(Value.of(true), Value.of("text"), Value.of(3))),
            new LogRealHyperparameter("learning-rate", 1e-5, 0.1),
            new TruncatedNormalHyperparameter("init-scale", 1, 0.5, 0.1, 2),
            new BooleanHyperparameter("dropout"),
            new RealHyperparameter("dropout-rate", 0, 0.5).when("dropout", Value.of(true)),
            new RealHyperparameter("second-rate", 0, 0.5)
                .when("n-layers", Value.of(2), Value.of(3)),
            new BooleanHyperparameter("third").when("second", Value.of(true)),
            new BooleanHyperparameter("second")
                .when("activation", Value.of("no"), Value.of("relu")));
  }

  @Test
  void readsTheSettings() {
    StudyFile file = reader.read(GOOD.resolve("everything.yaml"));

    assertThat(file.study()).isEqualTo("everything-1");
    assertThat(file.seed()).isEqualTo(7);
    assertThat(file.problem().type()).isEqualTo("bateman");
    assertThat(file.problem().settings())
        .isEqualTo(
            Map.of(
                "train-examples", 500L,
                "validation-examples", 1000L,
                "test-examples", 1000L,
                "epochs", 30L));
    assertThat(file.goal()).isEqualTo(new Goal.Best(0.2));
    assertThat(file.strategy())
        .isEqualTo(new StrategySettings.Gpbo(12, AcquisitionChoice.NOISY_EI));
    assertThat(file.trials()).isEqualTo(40);
    assertThat(file.workers()).isEqualTo(3);
    assertThat(file.limits().time()).isEqualTo(Duration.ofSeconds(90));
    LongSupplier clock = () -> 5;
    List<StoppingRule> rules = file.stop().rules(file.space(), 7, clock);
    assertThat(rules.get(2))
        .isInstanceOfSatisfying(
            StoppingRule.SmallExpectedImprovement.class,
            rule -> assertThat(rule.tolerance()).isEqualTo(1e-5));
    assertThat(rules)
        .filteredOn(rule -> !(rule instanceof StoppingRule.SmallExpectedImprovement))
        .containsExactly(
            new StoppingRule.TargetError(0.001),
            new StoppingRule.NoImprovement(25),
            new StoppingRule.WallTime(Duration.ofHours(9), 5, clock),
            new StoppingRule.TrainingTime(Duration.ofHours(40)));
    assertThat(file.warmStart())
        .isEqualTo(new StudyFile.WarmStart(List.of("last-night"), List.of("../logs/optuna.csv")));
    assertThat(file.text()).startsWith("# Every key");
  }

  @Test
  void fillsInDefaults() {
    StudyFile file = reader.read(GOOD.resolve("least.yaml"));

    assertThat(file.seed()).isEqualTo(1);
    assertThat(file.problem().settings())
        .containsEntry("train-examples", 11L)
        .containsEntry("train-points", "equispaced")
        .containsEntry("test-examples", 1000L);
    assertThat(file.goal()).isEqualTo(new Goal.Best(0.1));
    assertThat(file.strategy()).isEqualTo(soft(41));
    assertThat(file.workers()).isEqualTo(1);
    assertThat(file.limits().time()).isNull();
    assertThat(file.stop().rules(file.space(), 1, () -> 0)).isEmpty();
  }

  @Test
  void pruningIsOffUnlessNamed() {
    assertThat(reader.read(GOOD.resolve("least.yaml")).pruning()).isEmpty();
  }

  static Stream<Arguments> prunings() {
    String runge = "{type: runge, epochs: 90}";
    String own = "{type: java, class: a.B}";
    return Stream.of(
        arguments(runge, "{type: median}", new MedianPruner(9, 5)),
        arguments(runge, "{type: median, grace-epochs: 4}", new MedianPruner(4, 5)),
        arguments("{type: bateman}", "{type: halving}", new SuccessiveHalvingPruner(3, 3)),
        arguments(runge, "{type: halving, reduction: 2}", new SuccessiveHalvingPruner(9, 2)),
        arguments(runge, "{type: hyperband}", new HyperbandPruner(9, 3, 3)),
        arguments(own, "{type: halving}", new SuccessiveHalvingPruner(3, 3)),
        arguments(
            "{type: java, class: a.B, epochs: 27}",
            "{type: hyperband, grace-epochs: 1}",
            new HyperbandPruner(1, 3, 4)));
  }

  @ParameterizedTest
  @MethodSource("prunings")
  void readsPruning(String problem, String pruning, Pruner expected) {
    StudyFile file =
        reader.read(
            """
            study: example
            problem: %s
            space:
              n-layers: {type: integer, low: 1, high: 6}
            budget: {trials: 60}
            pruning: %s
            """
                .formatted(problem, pruning),
            "pruning.yaml");

    assertThat(file.pruning().orElseThrow().pruner()).isEqualTo(expected);
    assertThat(file.pruning().orElseThrow().sample()).isFalse();
  }

  static Stream<Arguments> strategies() {
    return Stream.of(
        arguments("{type: random}", new StrategySettings.Random()),
        arguments("{type: sobol}", new StrategySettings.Sobol()),
        arguments("{type: lhs}", new StrategySettings.LatinHypercube(60)),
        arguments("{type: lhs, batch: 20}", new StrategySettings.LatinHypercube(20)),
        arguments("{type: tpe}", new StrategySettings.Tpe(10)),
        arguments("{type: tpe, warm-up: 15}", new StrategySettings.Tpe(15)),
        arguments("{type: cma-es}", new StrategySettings.CmaEs()),
        arguments("{type: turbo}", new StrategySettings.Turbo(2)),
        arguments("{type: turbo, warm-up: 7}", new StrategySettings.Turbo(7)),
        arguments(
            "{type: gpbo, acquisition: cost-cooled}",
            new StrategySettings.Gpbo(5, AcquisitionChoice.COST_COOLED)),
        arguments("{type: gpbo, warm-up: 6}", new StrategySettings.Gpbo(6, AcquisitionChoice.AUTO)),
        arguments("{type: hsic-gpbo, warm-up: 25}", soft(25)),
        arguments(
            "{type: hsic-gpbo, warm-up: 25, sample: sobol, mode: paper}",
            new StrategySettings.HsicGpbo(25, WarmUp.Sampling.SOBOL, true)));
  }

  private static StrategySettings soft(int warmUp) {
    return new StrategySettings.HsicGpbo(warmUp, WarmUp.Sampling.RANDOM, false);
  }

  static Stream<Arguments> tradeOffs() {
    return Stream.of(
        arguments("trade-off: {max-error-loss: 2.5%}", new TradeOff.MaxErrorLoss(0.025)),
        arguments("trade-off: {max-error-loss: 0}", new TradeOff.MaxErrorLoss(0)),
        arguments("trade-off: {max-flops: 1e6}", new TradeOff.MaxCost(CostMeasure.FLOPS, 1e6)),
        arguments(
            "trade-off: {max-parameters: 5000}",
            new TradeOff.MaxCost(CostMeasure.PARAMETERS, 5000)),
        arguments("trade-off: {max-seconds: 1.5}", new TradeOff.MaxCost(CostMeasure.SECONDS, 1.5)),
        arguments("trade-off: pareto", new TradeOff.Pareto()),
        arguments("trade-off: lowest-error", new TradeOff.LowestError()),
        arguments("strategy: {type: hsic-gpbo}", new TradeOff.MaxErrorLoss(0.05)),
        arguments("strategy: {type: hsic-gpbo, mode: paper}", new TradeOff.LowestError()),
        arguments("strategy: {type: gpbo}", new TradeOff.LowestError()));
  }

  @ParameterizedTest
  @MethodSource("tradeOffs")
  void readsWhatACheapNetworkIsWorth(String yaml, TradeOff tradeOff) {
    assertThat(reader.read(least(yaml), "a.yaml").tradeOff()).isEqualTo(tradeOff);
  }

  @Test
  void readsRoles() {
    StudyFile file =
        reader.read(
            """
            study: a
            problem: {type: runge}
            space:
              n-layers: {type: integer, low: 1, high: 6}
              learning-rate: {type: real, low: 1e-5, high: 1e-1, log: true}
              activation: {type: categorical, values: [relu, tanh]}
              dropout: {type: boolean}
            roles:
              n-layers: fix 2
              learning-rate: narrow 1e-3 to 0.01
              activation: fix tanh
              dropout: optimize
            budget: {trials: 60}
            """,
            "a.yaml");
    assertThat(file.roles())
        .containsOnly(
            Map.entry("n-layers", new RoleOverride.Fix(Value.of(2L))),
            Map.entry("learning-rate", new RoleOverride.Narrow(Value.of(1e-3), Value.of(0.01))),
            Map.entry("activation", new RoleOverride.Fix(Value.of("tanh"))),
            Map.entry("dropout", new RoleOverride.Optimize()));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void readsEveryStrategy(String yaml, StrategySettings settings) {
    StudyFile file = reader.read(least("strategy: " + yaml), "a.yaml");

    assertThat(file.strategy()).isEqualTo(settings);
    assertThat(yaml).contains("{type: " + settings.type());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 20, 0.5, 20",
    "8, 100, 0.1, 41",
    "8, 400, 0.1, 80",
    "20, 300, 0.1, 100",
    "3, 400, 0.1, 41",
    "12, 60, 0.1, 41",
    "12, 60, 0.2, 21",
    "12, 60, 0.05, 60"
  })
  void warmUpForARankingGrowsWithTheSpaceButAlwaysSufficesForARanking(
      int dimensions, int trials, double quantile, int size) {
    assertThat(WarmUpSize.forRanking(dimensions, trials, quantile)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 40, 4, 41, 0.11",
    "0.1, 20, 2, 41, 0.21",
    "0.2, 20, 4, 21, 0.21",
    "0.15, 26, 4, 27, 0.16"
  })
  void warnsOfAWarmUpTooSmallToRankFrom(
      double quantile, int warmUp, int good, int enough, String wider) {
    assertThat(ranking(quantile, warmUp).warnings())
        .containsExactly(
            "The ranking needs 5 good trials, but the best %s of %d random ones are only %d: hyperparameters will not be ranked. Raise strategy.warm-up to %d, or goal.quantile to %s."
                .formatted(quantile, warmUp, good, enough, wider));
    assertThat(ranking(quantile, enough).warnings()).isEmpty();
    assertThat(ranking(Double.parseDouble(wider), warmUp).warnings()).isEmpty();
  }

  @Test
  void earlierTrialsTakeThePlaceOfTheWarmUp() {
    String warmStart = "warm-start: {studies: [last-night]}%nstrategy: ".formatted();

    assertThat(reader.read(least(warmStart + "{type: gpbo}"), "a.yaml").strategy())
        .isEqualTo(new StrategySettings.Gpbo(0, AcquisitionChoice.AUTO));
    assertThat(reader.read(least(warmStart + "{type: hsic-gpbo}"), "a.yaml").strategy())
        .isEqualTo(soft(41));
  }

  @Test
  void onlyARankingNeedsGoodTrials() {
    assertThat(reader.read(least("strategy: {type: random}"), "a.yaml").warnings()).isEmpty();
  }

  private StudyFile ranking(double quantile, int warmUp) {
    String keys =
        "goal: {quantile: %s}%nstrategy: {type: hsic-gpbo, warm-up: %d}"
            .formatted(quantile, warmUp);
    return reader.read(least(keys).replaceAll("trials: [0-9]+", "trials: 100"), "a.yaml");
  }

  @ParameterizedTest
  @CsvSource({"1, 100, 5", "8, 100, 18", "8, 20, 10", "3, 1, 1"})
  void warmUpForAGaussianProcessIsShort(int dimensions, int trials, int size) {
    assertThat(WarmUpSize.forGaussianProcess(dimensions, trials)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "90s, 90000", "20m, 1200000", "1.5h, 5400000"})
  void readsTimesWithTheirUnit(String time, long milliseconds) {
    StudyFile file = reader.read(least("per-trial: {time: %s}".formatted(time)), "a.yaml");

    assertThat(file.limits().time()).isEqualTo(Duration.ofMillis(milliseconds));
  }

  @Test
  void keepsTheKeysOfAJavaObjective() {
    String text =
        least("")
            .replace("{type: runge}", "{type: java, class: a.B, layers: [1, x], deep: {a: .5}}");

    assertThat(reader.read(text, "a.yaml").problem().asMap())
        .isEqualTo(
            Map.of(
                "type",
                "java",
                "class",
                "a.B",
                "layers",
                List.of(1L, "x"),
                "deep",
                Map.of("a", 0.5)));
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreNoObstacle() {
    String text = "\uFEFF" + least("workers: 2").replace("\n", "\r\n");

    assertThat(reader.read(text, "a.yaml").workers()).isEqualTo(2);
  }

  @Test
  void aMissingFileIsToldByItsName() {
    assertThatThrownBy(() -> reader.read(Path.of("no/such.yaml")))
        .isInstanceOf(StudyFileException.class)
        .hasMessage(Path.of("no/such.yaml") + ": there is no such file.");
  }

  @Test
  void aFolderIsNoStudyFile(@TempDir Path folder) {
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining("this is a folder");
  }

  @Test
  void bytesThatAreNotUtf8AreToldWithTheirLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin1.yaml");
    Files.write(file, "study: a\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> reader.read(file))
        .hasMessage(file + ":2: found bytes that are not UTF-8. Save the file as UTF-8.");
  }

  @Test
  void aHugeFileIsRefusedBeforeItIsParsed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("huge.yaml");
    Files.writeString(file, "# " + "x".repeat(1 << 20));

    assertThatThrownBy(() -> reader.read(file)).hasMessageContaining("larger than 1024 kB");
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../configs"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.startsWith("../configs/compare"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedStudyFileIsValid(Path file) {
    assertThat(reader.read(file).space().hyperparameters()).isNotEmpty();
  }

  @Test
  void theHyperparametersOfTheGuideAreValid() throws IOException {
    String space =
        Files.readAllLines(Path.of("../docs/guide/study-file.md")).stream()
            .filter(line -> line.startsWith("    ") && line.contains("{type: "))
            .map(line -> line.substring(2) + "\n")
            .collect(Collectors.joining());
    String text = "study: a\nproblem: {type: runge}\nbudget: {trials: 60}\nspace:\n" + space;

    assertThat(reader.read(text, "guide").space().dimensions()).isEqualTo(9);
  }

  @Test
  void everyTypeOfProblemIsInTheSchema() {
    StudySchema schema = new StudySchema();

    assertThat(
            List.of(
                "runge", "bateman", "mnist", "cifar10", "idx", "images", "csv", "npz", "command",
                "java"))
        .allSatisfy(type -> assertThat(schema.definition(type).isObject()).isTrue());
  }

  @Test
  void readsProblemsWithDataOfTheUser() {
    String text = least("").replace("{type: runge}", "{type: csv, file: a.csv, target: [y, z]}");

    assertThat(reader.read(text, "a.yaml").problem().settings())
        .isEqualTo(
            Map.of(
                "file", "a.csv", "target", List.of("y", "z"), "task", "inferred", "epochs", 30L));
  }

  private static String least(String further) {
    return """
        study: least
        problem: {type: runge}
        space:
          n-units: {type: integer, low: 4, high: 64}
        budget: {trials: 60}
        %s
        """
        .formatted(further);
  }
}
