package org.hsicgpbo.benchmarks.lcbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;

/**
 * The space and the instances of a configuration space as the Python library ConfigSpace writes it.
 *
 * <p>Ranges, logarithms and integers are those of the file. ConfigSpace rounds a log-uniform number
 * to an integer, ours takes the floor of one on [low, high + 1), so the same integers are possible
 * with slightly other chances.
 *
 * @param space all hyperparameters but the instance
 * @param instances the OpenML tasks, in the order of the file
 */
record LcBenchSpace(SearchSpace space, List<String> instances) {
  private static final String INSTANCE = "OpenML_task_id";

  LcBenchSpace {
    instances = List.copyOf(instances);
  }

  /**
   * Reads a space.
   *
   * @throws IllegalArgumentException for a kind of hyperparameter that LCBench does not have, for
   *     conditions, and where the instance is missing
   */
  static LcBenchSpace of(JsonNode root) {
    if (!root.path("conditions").isEmpty() || !root.path("forbiddens").isEmpty()) {
      throw new IllegalArgumentException(
          "The configuration space has conditions or forbidden parts; that of LCBench has none.");
    }
    List<Hyperparameter> hyperparameters = new ArrayList<>();
    List<String> instances = new ArrayList<>();
    for (JsonNode node : root.path("hyperparameters")) {
      if (node.path("name").asText().equals(INSTANCE)) {
        node.path("choices").forEach(choice -> instances.add(choice.asText()));
      } else {
        hyperparameters.add(hyperparameter(node));
      }
    }
    if (instances.isEmpty()) {
      throw new IllegalArgumentException(
          "The configuration space has no hyperparameter (%s).".formatted(INSTANCE));
    }
    return new LcBenchSpace(new SearchSpace(hyperparameters), instances);
  }

  private static Hyperparameter hyperparameter(JsonNode node) {
    String name = node.path("name").asText();
    String type = node.path("type").asText();
    boolean log = node.path("log").asBoolean();
    JsonNode low = node.path("lower");
    JsonNode high = node.path("upper");
    return switch (type) {
      case "uniform_int" ->
          new IntegerHyperparameter(name, low.asLong(), high.asLong(), log, Condition.always());
      case "uniform_float" ->
          log
              ? new LogRealHyperparameter(name, low.asDouble(), high.asDouble())
              : new RealHyperparameter(name, low.asDouble(), high.asDouble());
      default ->
          throw new IllegalArgumentException(
              "The type (%s) of hyperparameter (%s) must be uniform_int or uniform_float."
                  .formatted(type, name));
    };
  }
}
