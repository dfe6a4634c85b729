package org.hsicgpbo.benchmarks.training;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param validationExamples evaluated after each epoch
 * @param values hyperparameters beside the batch size
 */
record TrainingCase(
    String name,
    NetworkKind kind,
    InputShape shape,
    Task task,
    int batchSize,
    int examples,
    int validationExamples,
    Map<String, Object> values) {
  private static final InputShape PIXELS = new InputShape.Flat(784);
  private static final InputShape IMAGE = new InputShape.Image(1, 28, 28);
  private static final Task DIGITS =
      new Task.Classification(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
  private static final int FEW = 16;
  private static final int BATEMAN_STATES = 11;
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
            FEW,
            tiny),
        new TrainingCase("mlp", NetworkKind.MLP, PIXELS, DIGITS, 32, 4096, FEW, perceptron),
        new TrainingCase("mlp", NetworkKind.MLP, PIXELS, DIGITS, 128, 8192, FEW, perceptron),
        new TrainingCase("mlp", NetworkKind.MLP, PIXELS, DIGITS, 256, 8192, FEW, perceptron),
        new TrainingCase("cnn", NetworkKind.CNN, IMAGE, DIGITS, 32, 512, FEW, convolutions),
        new TrainingCase("cnn", NetworkKind.CNN, IMAGE, DIGITS, 128, 512, FEW, convolutions));
  }

  /**
   * Perceptrons like those of the studies of the Bateman equations and of MNIST, as they are and
   * with what is put between dense layers, with as many validation examples as there.
   */
  static List<TrainingCase> joined() {
    List<TrainingCase> cases = new ArrayList<>();
    for (String joints : List.of("", "-norm", "-residual", "-both")) {
      boolean both = joints.equals("-both");
      Map<String, Object> shared =
          Map.of(
              "batch-norm",
              both || joints.equals("-norm"),
              "residual",
              both || joints.equals("-residual"));
      cases.add(
          new TrainingCase(
              "bateman" + joints,
              NetworkKind.MLP,
              new InputShape.Flat(BATEMAN_STATES + 1),
              new Task.Regression(
                  IntStream.range(0, BATEMAN_STATES).mapToObj(String::valueOf).toList()),
              64,
              2048,
              1024,
              with(shared, 3, 64)));
      cases.add(
          new TrainingCase(
              "mnist" + joints,
              NetworkKind.MLP,
              PIXELS,
              DIGITS,
              64,
              4096,
              2048,
              with(shared, 2, 128)));
    }
    return cases;
  }

  private static Map<String, Object> with(Map<String, Object> shared, int layers, int units) {
    Map<String, Object> all = new LinkedHashMap<>(shared);
    all.put("n-layers", layers);
    all.put("n-units", units);
    return all;
  }

  /** Those whose name is that or begins with it and a hyphen, or all. */
  static Stream<TrainingCase> named(String name) {
    return Stream.concat(all().stream(), joined().stream())
        .filter(
            it -> name.equals("all") || it.name().equals(name) || it.name().startsWith(name + "-"));
  }

  /** The data of the case. */
  Dataset data() {
    return new Dataset(
        name,
        shape,
        task,
        examples(examples),
        examples(validationExamples),
        examples(validationExamples),
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
    if (task instanceof Task.Regression) {
      System.arraycopy(inputs, 0, targets, 0, targets.length);
    } else {
      for (int i = 0; i < count; i++) {
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
