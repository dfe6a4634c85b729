package org.hsicgpbo.benchmarks.lcbench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;

/**
 * The surrogate of LCBench: a configuration in, accuracy and training time out. One native thread;
 * may be used by several threads at once.
 */
public final class LcBench implements AutoCloseable {
  private static final String INSTANCE = "OpenML_task_id";

  /** The columns of x_cont, as the surrogate was trained. */
  private static final List<String> COLUMNS =
      List.of(
          "epoch",
          "batch_size",
          "learning_rate",
          "momentum",
          "weight_decay",
          "num_layers",
          "max_units",
          "max_dropout");

  private final LcBenchSpace space;
  private final JsonNode encoding;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private LcBench(
      LcBenchSpace space, JsonNode encoding, OrtEnvironment environment, OrtSession session) {
    this.space = space;
    this.encoding = encoding;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Opens the surrogate.
   *
   * @param folder with config_space.json, encoding.json and model.onnx, as YAHPO Gym lays them out
   * @throws IOException if a file is missing or cannot be read
   */
  public static LcBench open(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    LcBenchSpace space =
        LcBenchSpace.of(
            json.readTree(Files.readString(existing(folder.resolve("config_space.json")))));
    if (!COLUMNS.stream().allMatch(space.space()::contains)
        || space.space().dimensions() != COLUMNS.size()) {
      throw new IOException(
          "The folder (%s) is not that of LCBench: its hyperparameters must be %s."
              .formatted(folder, COLUMNS));
    }
    JsonNode encoding =
        json.readTree(Files.readString(existing(folder.resolve("encoding.json")))).path(INSTANCE);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      String model = existing(folder.resolve("model.onnx")).toString();
      return new LcBench(space, encoding, environment, environment.createSession(model, options));
    } catch (OrtException e) {
      throw new IOException("The network of the folder (%s) cannot be read.".formatted(folder), e);
    }
  }

  private static Path existing(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "The file (%s) is missing. Name the folder of YAHPO Gym's LCBench.".formatted(file));
    }
    return file;
  }

  /** Seven hyperparameters and the epoch. */
  public SearchSpace space() {
    return space.space();
  }

  /** The OpenML tasks. */
  public List<String> instances() {
    return space.instances();
  }

  /** What the surrogate says of a configuration of the space. */
  public Prediction predict(String instance, Configuration configuration) {
    return predict(instance, List.of(configuration)).get(0);
  }

  /** What the surrogate says of each of many configurations of the space. */
  public List<Prediction> predict(String instance, List<Configuration> configurations) {
    int number = number(instance);
    int[][] tasks = new int[configurations.size()][1];
    float[][] rows = new float[configurations.size()][];
    for (int i = 0; i < rows.length; i++) {
      tasks[i][0] = number;
      rows[i] = row(configurations.get(i));
    }
    try (OnnxTensor categories = OnnxTensor.createTensor(environment, tasks);
        OnnxTensor numbers = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of("x_cat", categories, "x_cont", numbers))) {
      float[][] output = (float[][]) result.get(0).getValue();
      return Arrays.stream(output).map(Prediction::of).toList();
    } catch (OrtException e) {
      throw new IllegalStateException("The surrogate of LCBench gave no answer.", e);
    }
  }

  private int number(String instance) {
    if (!instances().contains(instance) || !encoding.has(instance)) {
      throw new IllegalArgumentException(
          "There is no instance (%s) of LCBench; there are %s.".formatted(instance, instances()));
    }
    return encoding.path(instance).asInt();
  }

  private static float[] row(Configuration configuration) {
    float[] row = new float[COLUMNS.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) configuration.get(COLUMNS.get(i)).orElseThrow().asNumber();
    }
    return row;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The surrogate of LCBench could not be closed.", e);
    }
  }
}
