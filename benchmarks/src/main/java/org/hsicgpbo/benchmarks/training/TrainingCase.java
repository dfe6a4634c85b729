package org.hsicgpbo.benchmarks.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Encoding;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.FloatRows;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.PixelEncoding;
import org.hsicgpbo.trainers.data.RowExamples;
import org.hsicgpbo.trainers.data.Standardisation;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.training.MemoryBudget;
import org.hsicgpbo.trainers.training.NetworkObjective;
import org.hsicgpbo.trainers.training.TrainingPlan;
import org.hsicgpbo.trainers.training.TrialIdentity;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;

/**
 * A network to train on random examples: how fast that goes does not depend on what they are.
 *
 * @param name as {@code training_torch.py} calls it
 * @param kind of the network
 * @param shape of an input
 * @param task what is told of an input
 * @param batchSize examples of an iteration
 * @param examples of an epoch
 * @param values hyperparameters beside the batch size
 */
record TrainingCase(
    String name,
    NetworkKind kind,
    InputShape shape,
    Task task,
    int batchSize,
    int examples,
    Map<String, Object> values) {
  private static final InputShape PIXELS = new InputShape.Flat(784);
  private static final InputShape IMAGE = new InputShape.Image(1, 28, 28);
  private static final Task DIGITS =
      new Task.Classification(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
  private static final int VALIDATION_EXAMPLES = 16;
  private static final long SEED = 5;

  /** Those that issues and documents speak of. */
  static List<TrainingCase> all() {
    Map<String, Object> tiny = Map.of("n-layers", 2, "n-units", 16, "activation", "tanh");
    Map<String, Object> perceptron = Map.of("n-layers", 2, "n-units", 128);
    Map<String, Object> convolutions = Map.of("n-stages", 2, "filters", 32, "n-units", 128);
    return List.of(
        new TrainingCase(
            "tiny",
            NetworkKind.MLP,
            new InputShape.Flat(1),
            new Task.Regression(List.of("y")),
            16,
            1024,
            tiny),
        new TrainingCase("mlp", NetworkKind.MLP, PIXELS, DIGITS, 32, 4096, perceptron),
        new TrainingCase("mlp", NetworkKind.MLP, PIXELS, DIGITS, 128, 8192, perceptron),
        new TrainingCase("mlp", NetworkKind.MLP, PIXELS, DIGITS, 256, 8192, perceptron),
        new TrainingCase("cnn", NetworkKind.CNN, IMAGE, DIGITS, 32, 512, convolutions),
        new TrainingCase("cnn", NetworkKind.CNN, IMAGE, DIGITS, 128, 512, convolutions));
  }

  /** Those of that name, or all. */
  static Stream<TrainingCase> named(String name) {
    return all().stream().filter(it -> name.equals("all") || it.name().equals(name));
  }

  /** The data of the case. */
  Dataset data() {
    return new Dataset(
        name,
        shape,
        task,
        examples(examples),
        examples(VALIDATION_EXAMPLES),
        examples(VALIDATION_EXAMPLES),
        new Encoding(
            new PixelEncoding(
                new InputShape.Image(1, 1, shape.size()), Standardisation.identity(1)),
            Standardisation.identity(task.outputs())),
        "");
  }

  private Examples examples(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] inputs = new float[count * shape.size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextDouble();
    }
    float[] targets = new float[count * task.outputs()];
    for (int i = 0; i < count; i++) {
      if (task instanceof Task.Regression) {
        targets[i] = inputs[i];
      } else {
        targets[i * task.outputs() + random.nextInt(task.outputs())] = 1;
      }
    }
    return RowExamples.all(
        new FloatRows(shape.size(), inputs), new FloatRows(task.outputs(), targets));
  }

  Configuration configuration() {
    Map<String, Value> all = new LinkedHashMap<>();
    values.forEach((key, value) -> all.put(key, Value.ofRaw(value)));
    all.put("batch-size", Value.ofRaw(batchSize));
    return new Configuration(all);
  }

  Trial trial() {
    return new Trial(1, SEED, new Suggestion(new UnitPoint(), configuration(), "benchmark"));
  }

  /** Trains as a worker does. */
  NetworkObjective objective(Dataset data, int epochs, Path folder) {
    TrialIdentity identity = new TrialIdentity(Map.of("type", name), SEED, "");
    return new NetworkObjective(
        data,
        new TrainingPlan(
            kind,
            epochs,
            MemoryBudget.ofMachine(),
            new TrainingPlan.CheckpointPlan(folder, 0, identity),
            TrainingExamples.TRAIN));
  }
}
