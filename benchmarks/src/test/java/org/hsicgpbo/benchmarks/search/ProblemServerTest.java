package org.hsicgpbo.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hsicgpbo.benchmarks.problem.LayerTree;
import org.hsicgpbo.benchmarks.problem.OptimizerChoice;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import org.hsicgpbo.space.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<TestProblem> problems() {
    return List.of(new OptimizerChoice(), new LayerTree());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void parentsAreDescribedBeforeTheirChildren(TestProblem problem) throws IOException {
    JsonNode space = served(problem, "").get(0);
    List<String> names = new ArrayList<>();
    for (JsonNode hyperparameter : space.path("hyperparameters")) {
      if (hyperparameter.has("parent")) {
        assertThat(names).contains(hyperparameter.path("parent").asText());
        assertThat(hyperparameter.path("parentValues")).isNotEmpty();
      }
      names.add(hyperparameter.path("name").asText());
    }

    assertThat(names).hasSize(problem.space().dimensions());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void aConfigurationInJsonHasTheRegretOfTheSameConfiguration(TestProblem problem)
      throws IOException {
    Configuration drawn = problem.space().decode(problem.space().sample(new SplittableRandom(1)));

    JsonNode answer = served(problem, JSON.writeValueAsString(drawn.raw())).get(1);

    assertThat(answer.path("regret").asDouble())
        .isEqualTo(problem.evaluate(drawn).error() - problem.minimum());
  }

  private static List<JsonNode> served(TestProblem problem, String input) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProblemServer.serve(
        problem,
        new BufferedReader(new StringReader(input)),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
