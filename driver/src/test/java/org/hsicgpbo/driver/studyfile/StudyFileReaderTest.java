package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.search.AcquisitionChoice;
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
import org.hsicgpbo.study.Deadline;
import org.hsicgpbo.study.RunClock;
import org.hsicgpbo.study.StoppingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    RunClock clock = new RunClock(() -> 5, () -> Instant.parse("2026-11-21T19:00:00Z"));
    List<StoppingRule> rules = file.stoppingRules(clock, ZoneOffset.ofHours(1));
    assertThat(rules.get(2))
        .isInstanceOfSatisfying(
            StoppingRule.SmallExpectedImprovement.class,
            rule -> assertThat(rule.tolerance()).isEqualTo(1e-5));
    assertThat(rules)
        .filteredOn(rule -> !(rule instanceof StoppingRule.SmallExpectedImprovement))
        .containsExactly(
            new StoppingRule.TargetError(0.001),
            new StoppingRule.NoImprovement(25),
            new Deadline.RunTime(Duration.ofHours(9), 5, clock),
            new Deadline.Moment(
                ZonedDateTime.parse("2026-11-22T07:30+01:00"),
                5,
                Duration.ofMinutes(11 * 60 + 30),
                clock),
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
    assertThat(file.strategy())
        .isEqualTo(new StrategySettings.HsicGpbo(41, WarmUp.Sampling.RANDOM, false));
    assertThat(file.workers()).isEqualTo(1);
    assertThat(file.limits().time()).isNull();
    assertThat(file.stoppingRules(RunClock.ofMachine(), ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void readsTheLimitsOfTimeOfStoredStudiesAndNamesTheirNewKeys() {
    StudyFile file =
        reader.read(least("stop: {no-improvement: 9, time: 90m, training-time: 36m}"), "a.yaml");

    assertThat(file.budget())
        .isEqualTo(
            new BudgetSettings(
                file.trials(),
                Optional.of(Duration.ofMinutes(90)),
                Optional.empty(),
                Optional.of(Duration.ofMinutes(36))));
    assertThat(file.warnings())
        .contains(
            "stop.time is called budget.time now: move \"time: 90m\" from stop to budget.",
            "stop.training-time is called budget.training-hours now: write \"training-hours: 0.6\" under budget instead.");
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "90s, 90000",
    "20m, 1200000",
    "1.5h, 5400000",
    "1h30m, 5400000",
    "1h 30m, 5400000"
  })
  void readsTimesWithTheirUnit(String time, long milliseconds) {
    StudyFile file = reader.read(least("per-trial: {time: %s}".formatted(time)), "a.yaml");

    assertThat(file.limits().time()).isEqualTo(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @CsvSource({"512MiB, 536870912", "6GiB, 6442450944", "1.5GiB, 1610612736"})
  void readsSizesWithTheirUnit(String memory, long bytes) {
    StudyFile file = reader.read(least("per-trial: {memory: %s}".formatted(memory)), "a.yaml");

    assertThat(file.limits().memoryBytes()).hasValue(bytes);
    assertThat(file.limits().time()).isNull();
  }

  @Test
  void workersAreTriedOnceMoreAndCommandsOnlyIfTheFileSaysSo() {
    String command = least("").replace("{type: runge}", "{type: command, command: [a]}");

    assertThat(reader.read(least(""), "a.yaml").limits().retries()).isEqualTo(1);
    assertThat(reader.read(least("retries: 0"), "a.yaml").limits().retries()).isZero();
    assertThat(reader.read(command, "a.yaml").limits().retries()).isZero();
    assertThat(reader.read(command + "\nretries: 3", "a.yaml").limits().retries()).isEqualTo(3);
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
