package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole studies, as a user runs them. */
class RunIT {
  private static final String STUDY =
      """
      study: whole
      seed: 3
      problem: {type: runge, epochs: 40}
      space:
        n-layers:      {type: integer, low: 1, high: 3}
        n-units:       {type: integer, low: 4, high: 32, log: true}
        learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
        dropout:       {type: boolean}
        dropout-rate:  {type: real, low: 0.0, high: 0.5, when: {dropout: true}}
      where: n-layers * n-units <= 40
      goal: {quantile: 0.25}
      strategy: {type: hsic-gpbo, warm-up: 24}
      budget: {trials: 32}
      workers: 2
      """;

  @TempDir Path folder;

  @Test
  void trainsRanksOptimizesAndReports() throws Exception {
    DriverProcess.Result result = run(STUDY, "--output", folder.resolve("out").toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode results =
        JsonMapper.builder().build().readTree(folder.resolve("out/results.json").toFile());
    assertThat(result.out())
        .contains(
            "Recommended is the network of trial "
                + results.path("recommended").path("trial").asInt(),
            "lowest error",
            "hyperparameter",
            "learning-rate",
            "best at random");
    assertThat(results.path("stages").findValuesAsText("name"))
        .contains("warm-up", "optimize", "fine-tune", "re-open", "confirm");
    JsonNode decisions = results.path("stages").get(1).path("decisions");
    assertThat(decisions).hasSize(5);
    for (JsonNode decision : decisions) {
      assertThat(decision.path("role").asText()).isNotEmpty();
      assertThat(decision.path("reasons")).as("%s", decision).isNotEmpty();
      assertThat(decision.path("evidence").path("active").asInt()).isPositive();
    }
    assertThat(Files.readAllLines(folder.resolve("out/trials.csv")))
        .hasSize(33)
        .first()
        .isEqualTo(
            "trial,state,stage,error,test_error,flops,parameters,seconds,seed,n-layers,u_n-layers,n-units,u_n-units,"
                + "learning-rate,u_learning-rate,dropout,u_dropout,dropout-rate,u_dropout-rate");
    assertThat(results.path("where").get(0).asText()).isEqualTo("n-layers * n-units <= 40");
    assertThat(Files.readAllLines(folder.resolve("out/trials.csv")).subList(1, 33))
        .allSatisfy(line -> assertThat(layersTimesUnits(line.split(","))).isLessThanOrEqualTo(40));
    long parameters = results.path("recommended").path("parameters").asLong();
    assertThat(
            ModelSerializer.restoreMultiLayerNetwork(
                    folder.resolve("out/best-network.zip").toFile())
                .numParams())
        .isEqualTo(parameters);
    String page = Files.readString(folder.resolve("out/report.html"));
    assertThat(page)
        .contains("<h1>whole</h1>")
        .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?https?:");
  }

  private static int layersTimesUnits(String[] row) {
    return Integer.parseInt(row[9]) * Integer.parseInt(row[11]);
  }

  @Test
  void finalNetworksAreTrainedReportedAndUsed() throws Exception {
    String out = folder.resolve("out").toString();
    String study =
        """
        study: finals
        problem: {type: runge, epochs: 20}
        space: {learning-rate: {type: real, low: 1e-3, high: 1e-1, log: true}}
        strategy: {type: random}
        budget: {trials: 3}
        workers: 2
        final: {networks: 1, seeds: 2}
        """;
    DriverProcess.Result trained = run(study, "--output", out);
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("Final networks, tested on", " ± ");
    JsonNode results = results();
    String model = results.path("model").asText();
    assertThat(model).startsWith("networks/trial-").endsWith("-seed-1.zip");
    JsonNode network = results.path("finalNetworks").path(0);
    assertThat(network.path("trained")).hasSize(2);
    double first = network.path("trained").path(0).path("testError").asDouble();
    double second = network.path("trained").path(1).path("testError").asDouble();
    assertThat(first).as("seeds differ").isNotEqualTo(second);
    assertThat(network.path("testErrorMean").asDouble())
        .isCloseTo((first + second) / 2, within(1e-12));
    assertThat(network.path("trainedOn").asText()).isEqualTo("train+validation");

    String storage = folder.resolve("studies.db").toString();
    DriverProcess.Result report =
        DriverProcess.run(folder, "report", "finals", "--storage", storage, "--output", out);
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(results().path("model").asText()).isEqualTo(model);

    Path input = Files.writeString(folder.resolve("in.csv"), "x\n0\n0.5\n");
    DriverProcess.Result told =
        DriverProcess.run(folder, "predict", out + "/" + model, "--input", input.toString());
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out().lines().toList()).hasSize(3).first().isEqualTo("y");
    assertThat(told.out().lines().skip(1).map(Double::parseDouble))
        .allSatisfy(y -> assertThat(y).isBetween(-2.0, 2.0));
    DriverProcess.Result wrong =
        DriverProcess.run(
            folder,
            "predict",
            out + "/" + model,
            "--input",
            Files.writeString(folder.resolve("bad.csv"), "x\nhalf\n").toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("bad.csv:2: column x: found the text \"half\"");
  }

  private JsonNode results() throws IOException {
    return JsonMapper.builder().build().readTree(folder.resolve("out/results.json").toFile());
  }

  @Test
  void aConstraintThatNothingSatisfiesIsFoundBeforeAnythingIsTrained() throws Exception {
    DriverProcess.Result result = run(STUDY.replace("<= 40", "<= 3"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(": where: found \"n-layers * n-units <= 3\", which none of 10,000")
        .doesNotContain("\tat ");
  }

  @Test
  void aFinishedStudyIsOnlyReportedAndAChangedOneIsRefused() throws Exception {
    String small = STUDY.replace("trials: 32", "trials: 24");
    assertThat(run(small).exitCode()).isZero();
    DriverProcess.Result again = run(small);
    assertThat(again.exitCode()).as(again.err()).isZero();
    DriverProcess.Result changed = run(small.replace("high: 32", "high: 64"));
    assertThat(changed.exitCode()).isEqualTo(2);
    assertThat(changed.err()).contains("n-units", "32", "64").doesNotContain("\tat ");
    DriverProcess.Result loosened = run(small.replace("<= 40", "<= 50"));
    assertThat(loosened.exitCode()).isEqualTo(2);
    assertThat(loosened.err()).contains("n-layers * n-units <= 40 → n-layers * n-units <= 50");
    assertThat(run(STUDY).exitCode()).as("a larger budget goes on").isZero();
  }

  @Test
  void aCommandThatPrintsNonsenseIsAFailureOfItsTrials() throws Exception {
    DriverProcess.Result result =
        run(
            """
            study: nonsense
            problem: {type: command, command: [sh, -c, "cat > /dev/null; echo hello"]}
            space: {x: {type: real, low: 0, high: 1}}
            strategy: {type: random}
            budget: {trials: 3}
            """);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("all 3 trials failed").contains("hello");
  }

  @Test
  void aCommandThatDoesNotExistEndsTheStudyWithAReason() throws Exception {
    DriverProcess.Result result =
        run(
            """
            study: missing
            problem: {type: command, command: [no-such-program-here]}
            space: {x: {type: real, low: 0, high: 1}}
            strategy: {type: random}
            budget: {trials: 3}
            """);
    assertThat(result.exitCode()).isIn(1, 2);
    assertThat(result.err()).contains("no-such-program-here").doesNotContain("\tat ");
  }

  private DriverProcess.Result run(String study, String... more)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("study.yaml"), study);
    String[] arguments = new String[4 + more.length];
    arguments[0] = "run";
    arguments[1] = file.toString();
    arguments[2] = "--storage";
    arguments[3] = folder.resolve("studies.db").toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return DriverProcess.run(folder, arguments);
  }
}
