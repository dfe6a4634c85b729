package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hsicgpbo.trial.TradeOff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class ComparisonReaderTest {
  private static final String STUDY =
      """
      study: base
      seed: 9
      problem: {type: runge, epochs: 20}
      space:
        n-units: {type: integer, low: 4, high: 64, log: true}
        learning-rate: {type: real, low: 1e-5, high: 0.1, log: true}
        activation: {type: categorical, values: [relu, tanh]}
        momentum: {type: real, low: 0.5, high: 0.99, when: {activation: tanh}}
      where: n-units <= 60
      goal: {quantile: 0.2}
      strategy: {type: hsic-gpbo, warm-up: 30}
      budget: {trials: 50}
      workers: 3
      per-trial: {time: 20s}
      stop: {no-improvement: 10}
      pruning: {type: median}
      final: {networks: 2, seeds: 5}
      """;

  private static final String COMPARISON =
      """
      comparison: mine
      study: base.yaml
      trials: 60
      seeds: [1, 2]
      strategies:
        random: {type: random}
        gpbo: {type: gpbo, warm-up: 20}
        HSIC & GPBO: {type: hsic-gpbo, warm-up: 30}
      final: {seeds: 4}
      workers: 2
      """;

  @TempDir Path folder;
  private final ComparisonReader reader = new ComparisonReader(ProblemCheck.NONE);

  @BeforeEach
  void writeStudy() throws IOException {
    Files.writeString(folder.resolve("base.yaml"), STUDY);
  }

  @Test
  void makesAStudyForEachStrategyAndSeed() {
    ComparisonFile file = read(COMPARISON);
    StudyFile base = new StudyFileReader().read(STUDY, "base.yaml");

    assertThat(file.runs())
        .extracting(run -> run.file().study())
        .containsExactly(
            "mine.random.1",
            "mine.random.2",
            "mine.gpbo.1",
            "mine.gpbo.2",
            "mine.HSIC-GPBO.1",
            "mine.HSIC-GPBO.2");
    assertThat(file.strategies()).containsExactly("random", "gpbo", "HSIC & GPBO");
    assertThat(file.settings().get(1)).isEqualTo("{type: gpbo, warm-up: 20}");
    assertThat(file.reference()).contains("gpbo");
    assertThat(file.workers()).contains(2);
    StudyFile study = file.runs().get(3).file();
    assertThat(study.seed()).isEqualTo(2);
    assertThat(study.trials()).isEqualTo(60);
    assertThat(study.workers()).isEqualTo(1);
    assertThat(study.namedWorkers()).isEmpty();
    assertThat(study.strategy().type()).isEqualTo("gpbo");
    assertThat(study.problem()).isEqualTo(base.problem());
    assertThat(study.space().hyperparameters()).isEqualTo(base.space().hyperparameters());
    assertThat(StudyFileDiff.between(base, study).blocking()).containsExactly("seed: 9 → 2");
    assertThat(study.goal()).isEqualTo(base.goal());
    assertThat(study.limits()).isEqualTo(base.limits());
    assertThat(study.finals().orElseThrow().seeds()).isEqualTo(4);
    assertThat(study.finals().orElseThrow().networks()).isEqualTo(1);
    assertThat(file.warnings())
        .containsExactly(
            "stop of the study file is left out: all studies spend their whole budget.",
            "pruning of the study file is left out: all studies train every network to its end.");
    assertThat(study.pruning()).isEmpty();
  }

  @Test
  void theTextOfAStudyReadsAsTheSameStudy() {
    StudyFile study = read(COMPARISON).runs().get(4).file();
    StudyFile again = new StudyFileReader().read(study.text(), "stored");

    assertThat(StudyFileDiff.between(study, again))
        .isEqualTo(new StudyFileDiff(List.of(), List.of()));
    assertThat(study.text())
        .startsWith(
            "# Of the comparison (mine): the strategy HSIC & GPBO.\nstudy: mine.HSIC-GPBO.1")
        .contains("problem: {type: runge, epochs: 20}");
  }

  @Test
  void whatIsLeftOutComesFromTheStudyFile() {
    ComparisonFile file =
        read("comparison: a\nstudy: base.yaml\nseeds: [5]\nstrategies: {x: {type: random}}\n");

    assertThat(file.trials()).isEqualTo(50);
    assertThat(file.reference()).isEmpty();
    assertThat(file.workers()).isEmpty();
    assertThat(file.runs().get(0).file().finals()).isEmpty();
  }

  @Test
  void aStrategyMayHaveFurtherKeysOfAStudyFile() {
    ComparisonFile file =
        read(
            COMPARISON.replace(
                "random: {type: random}",
                "strict: {strategy: {type: gpbo, warm-up: 7}, goal: {quantile: 0.05}, trade-off: pareto}"));

    StudyFile strict = file.runs().get(0).file();
    assertThat(strict.strategy().type()).isEqualTo("gpbo");
    assertThat(strict.tradeOff()).isEqualTo(new TradeOff.Pareto());
    assertThat(file.runs().get(2).file().tradeOff()).isEqualTo(new TradeOff.LowestError());
    assertThat(strict.goal()).hasToString("Best[quantile=0.05]");
    assertThat(file.runs().get(2).file().goal()).hasToString("Best[quantile=0.2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type: gpbo, warm-up: 20 | type: gpboo | :7: strategies.gpbo.type: found "gpboo"; it must be
          type: gpbo, warm-up: 20 | type: gpbo, warm-up: 61 | :7: strategies.gpbo.warm-up: found 61; the warm-up must not be larger than the budget (60 trials)
          type: gpbo, warm-up: 20 | type: gpbo, warmup: 20 | :7: strategies.gpbo.warmup: found an unknown key. Did you mean warm-up?
          type: gpbo, warm-up: 20 | type: cma-es | :7: strategies.gpbo: with this strategy the study file does not fit, at space.activation.type
          {type: random} | {strategy: {type: random}, goal: {quantile: 2}} | :6: strategies.random.goal.quantile: found 2; it must be below 1
          {type: random} | {strategy: {type: random}, space: {}} | :6: strategies.random.space: found a key that must be the same
          {type: random} | {strategy: {type: random}, golf: {}} | :6: strategies.random.golf: found an unknown key. Did you mean goal?
          {type: random} | random | :6: strategies.random: found the text "random"; it must be a mapping
          random: | HSIC-GPBO: | :8: strategies.HSIC & GPBO: found a name whose studies would be called like those of "HSIC-GPBO"
          random: | _random: | :6: strategies._random: found the name "_random"; it must be of at most 32 letters
          final: {seeds: 4} | reference: gbpo | :9: reference: found "gbpo"; it must be one of the strategies: random, gpbo or HSIC & GPBO. Did you mean gpbo?
          [1, 2] | [] | :4: seeds: found nothing; give at least 1
          [1, 2] | [1, 2, 1] | :4: seeds: found a value twice
          [1, 2] | [-1] | :4: seeds[0]: found -1; it must be at least 0
          base.yaml | nowhere.yaml | :2: study: found "nowhere.yaml"; there is no such file
          trials: 60 | trials: 0 | :3: trials: found 0; it must be at least 1
          trials: 60 | trails: 60 | :3: trails: found an unknown key. Did you mean trials?
          comparison: mine | comparison: a b | :1: comparison: found "a b"; it must be a name of letters
          seeds: 4} | seeds: 0} | :9: final.seeds: found 0; it must be at least 1
          """)
  void tellsMistakesAtTheirPlace(String old, String now, String message) {
    assertThatThrownBy(() -> read(COMPARISON.replace(old, now)))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining(folder.resolve("mine.yaml") + message);
  }

  @Test
  void whatIsMissingIsTold() {
    assertThatThrownBy(() -> read("comparison: mine\n"))
        .hasMessageContainingAll("study: this key is missing", "seeds: this", "strategies: this");
    assertThatThrownBy(() -> read("- a\n"))
        .hasMessageContaining("a comparison file has keys such as comparison, study, seeds");
    assertThatThrownBy(() -> reader.read(folder.resolve("no.yaml")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void mistakesOfTheStudyFileAreToldAsItsOwn() throws IOException {
    Files.writeString(folder.resolve("base.yaml"), STUDY.replace("low: 4", "low: 400"));

    assertThatThrownBy(() -> read(COMPARISON))
        .hasMessageContaining(folder.resolve("base.yaml") + ":5: space.n-units.low");
  }

  @Test
  void finalNetworksOfAProgramOfTheUserAreRefusedHere() throws IOException {
    Files.writeString(
        folder.resolve("base.yaml"),
        STUDY
            .replace("{type: runge, epochs: 20}", "{type: command, command: [train]}")
            .replace("pruning: {type: median}\n", "")
            .replace("final: {networks: 2, seeds: 5}\n", ""));

    assertThatThrownBy(() -> read(COMPARISON))
        .hasMessageContaining(":9: final: found final networks, but those of the problem command");
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../configs/compare"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedComparisonIsValid(Path path) {
    ComparisonFile file = reader.read(path);

    assertThat(file.name() + ".yaml").isEqualTo(path.getFileName().toString());
    assertThat(file.runs()).hasSize(15);
    assertThat(file.warnings()).isEmpty();
  }

  private ComparisonFile read(String text) {
    Path file = folder.resolve("mine.yaml");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.read(file);
  }
}
