package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.studyfile.StudySchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class CompareCommandTest {
  private static final String STUDY =
      """
      study: base
      problem: {type: runge}
      space:
        x: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: 6}
      """;

  private static final String COMPARISON =
      """
      comparison: mine
      study: base.yaml
      trials: 5
      seeds: [1, 2]
      strategies:
        random: {type: random}
        gpbo: {type: gpbo, warm-up: 4}
      """;

  @TempDir Path home;
  private final MemoryWorkshop workshop = new MemoryWorkshop();

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void writeStudy() throws IOException {
    Files.writeString(home.resolve("base.yaml"), STUDY);
  }

  @Test
  void everyStudyHasTheWholeBudget() throws IOException {
    Result result = run(COMPARISON);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(workshop.studies())
        .extracting(study -> study.name() + " " + study.trials().finished().size())
        .containsExactly("mine.random.1 5", "mine.random.2 5", "mine.gpbo.1 5", "mine.gpbo.2 5");
    assertThat(result.out()).contains("p against gpbo", "×1", "10 trainings stand");
    assertThat(result.err())
        .contains("Comparing 2 strategies from 2 seeds: 4 studies of 5 trials, 1 at the same time");
  }

  @Test
  void watchersAreToldOfEachStudy() throws IOException {
    run(COMPARISON);

    for (String study : List.of("mine.random.1", "mine.gpbo.2")) {
      assertThat(workshop.drivers(study))
          .extracting(report -> report.ended().orElse("It runs."))
          .containsExactly("The budget is spent.");
    }
  }

  @Test
  void allFilesAreWritten() throws IOException {
    Path out = home.resolve("out");
    Result result = run(COMPARISON, "--output", out.toString(), "--workers", "3");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Written to " + out);
    try (var files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "comparison.html",
              "comparison.md",
              "comparison.tex",
              "comparison.csv",
              "curves.csv",
              "comparison.json");
    }
  }

  @Test
  void aSecondRunTrainsNothing() throws IOException {
    run(COMPARISON);
    Result again = run(COMPARISON);

    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("20 of 20 trials are stored.");
  }

  @Test
  void aLargerBudgetGoesOn() throws IOException {
    run(COMPARISON);
    Result more = run(COMPARISON.replace("trials: 5", "trials: 6"));

    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.err())
        .contains("Changed since the last run: budget.trials: 5 → 6", "20 of 24 trials are stored");
    assertThat(workshop.studies()).allSatisfy(s -> assertThat(s.trials().finished()).hasSize(6));
  }

  @Test
  void whatWouldCompareTheIncomparableIsRefused() throws IOException {
    run(COMPARISON);

    Result smaller = run(COMPARISON.replace("trials: 5", "trials: 4"));
    assertThat(smaller.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(smaller.err())
        .contains("The study (mine.random.1)", "has 5 trials already, more than the 4");
    Result other = run(COMPARISON.replace("warm-up: 4", "warm-up: 3"));
    assertThat(other.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(other.err())
        .contains("The study (mine.gpbo.1)", "with other settings of the strategy (gpbo)");
    Files.writeString(home.resolve("base.yaml"), STUDY.replace("high: 1", "high: 2"));
    Result space = run(COMPARISON);
    assertThat(space.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(space.err()).contains("its 5 trials do not fit this one", "space.x");
  }

  @Test
  void anotherSeedOrStrategyIsAdded() throws IOException {
    run(COMPARISON);
    Result more = run(COMPARISON.replace("[1, 2]", "[1, 2, 3]") + "  again: {type: random}\n");

    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.err()).contains("9 studies of 5 trials", "20 of 45 trials are stored");
  }

  @Test
  void finalNetworksAreTrainedAndTested() throws IOException {
    Result result = run(COMPARISON + "final: {seeds: 2}\n", "--quiet", "--format", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    JsonNode root = JsonMapper.builder().build().readTree(result.out());
    assertThat(root.path("metric").asText()).isEqualTo("final_test_error");
    assertThat(root.at("/studies/3/finalTestError").isNumber()).isTrue();
    assertThat(home.resolve("s-models/mine.gpbo.2")).isDirectory();
  }

  @Test
  void mistakesAreToldAndNothingIsStarted() throws IOException {
    Result result = run(COMPARISON.replace("type: gpbo", "type: gbpo"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("mine.yaml:7: strategies.gpbo.type: found \"gbpo\"");
    assertThat(workshop.studies()).isEmpty();
  }

  @Test
  void theSchemaOfComparisonFilesIsPrinted() {
    assertThat(execute("schema", "--comparison").out()).isEqualTo(StudySchema.comparisonText());
  }

  private Result run(String text, String... more) throws IOException {
    Path file = Files.writeString(home.resolve("mine.yaml"), text);
    List<String> arguments = new ArrayList<>(List.of("compare", file.toString()));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--storage", home.resolve("s.db").toString()));
    return execute(arguments.toArray(String[]::new));
  }

  private Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine(ApplicationFolders.of(Map.of(), home), workshop)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }
}
