package org.hsicgpbo.benchmarks.search;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.TrialOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lets other programs search the same problems: the first line of output describes the space as
 * JSON, then each line of input is a configuration and is answered by its regret and its cost.
 */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Answers configurations on standard input (JSON lines) by their regret.")
final class ProblemServer implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FUNCTION")
  private String function = "";

  @Option(names = "--data", defaultValue = "${env:HSIC_GPBO_DATA}")
  private Optional<Path> data = Optional.empty();

  @Override
  public Integer call() throws IOException {
    try (Problems problems = Problems.open(data)) {
      serve(
          problems.named(function),
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
          new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }
    return 0;
  }

  /** Describes the problem and answers until there is no more input. */
  static void serve(TestProblem problem, BufferedReader in, PrintStream out) throws IOException {
    out.println(JSON.writeValueAsString(describe(problem)));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(JSON.writeValueAsString(answer(problem, line)));
    }
  }

  private static Map<String, Object> describe(TestProblem problem) {
    SearchSpace space = problem.space();
    List<Map<String, Object>> parentsFirst =
        Arrays.stream(space.parentsFirst()).mapToObj(i -> describe(space.get(i))).toList();
    return Map.of("evaluations", problem.evaluations(), "hyperparameters", parentsFirst);
  }

  private static Map<String, Object> describe(Hyperparameter hyperparameter) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", hyperparameter.name());
    if (hyperparameter instanceof RealHyperparameter real) {
      described.putAll(range("real", real.low(), real.high(), false));
    } else if (hyperparameter instanceof LogRealHyperparameter real) {
      described.putAll(range("real", real.low(), real.high(), true));
    } else if (hyperparameter instanceof IntegerHyperparameter integer) {
      described.putAll(range("integer", integer.low(), integer.high(), integer.log()));
    } else if (hyperparameter instanceof CategoricalHyperparameter category) {
      described.put("values", category.values().stream().map(Value::raw).toList());
    } else if (hyperparameter instanceof BooleanHyperparameter) {
      described.put("values", List.of(false, true));
    } else {
      throw new IllegalArgumentException(
          "The hyperparameter (%s) is %s, which the description has no words for."
              .formatted(hyperparameter.name(), hyperparameter.describe()));
    }
    if (hyperparameter.condition() instanceof Condition.ParentIn condition) {
      described.put("parent", condition.parent());
      described.put("parentValues", condition.values().stream().map(Value::raw).toList());
    }
    return described;
  }

  private static Map<String, Object> range(String kind, Number low, Number high, boolean log) {
    return Map.of("kind", kind, "low", low, "high", high, "log", log);
  }

  private static Map<String, Object> answer(TestProblem problem, String line) throws IOException {
    Map<String, Value> values = new LinkedHashMap<>();
    JSON.readValue(line, new TypeReference<Map<String, Object>>() {})
        .forEach((name, raw) -> values.put(name, Value.ofRaw(raw)));
    TrialOutcome.Completed outcome = problem.evaluate(new Configuration(values));
    return Map.of(
        "regret",
        outcome.error() - problem.minimum(),
        "training_seconds",
        outcome.cost().seconds());
  }
}
