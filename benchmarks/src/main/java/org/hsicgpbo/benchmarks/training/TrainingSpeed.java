package org.hsicgpbo.benchmarks.training;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.dl4j.Dl4jNetworks;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Examples that are trained on in a CPU second of the whole process: by the loop of a worker, and
 * by nothing but the steps of the network on batches that lie ready. The first third of the time is
 * warm-up.
 *
 * <p>Arguments: a case ({@code tiny}, {@code mlp}, {@code cnn}; {@code bateman} or {@code mnist}
 * with all that is put between their layers; or {@code all}), CPU seconds for each measurement, and
 * {@code loop}, {@code bare} or {@code both}. Prints a line for each: case, batch size, how,
 * examples per CPU second.
 */
public final class TrainingSpeed {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double NANOS = 1e9;

  private final double seconds;
  private final PrintStream out;

  private TrainingSpeed(double seconds, PrintStream out) {
    this.seconds = seconds;
    this.out = out;
  }

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    TrainingSpeed speed = new TrainingSpeed(Double.parseDouble(arguments[1]), System.out);
    String how = arguments[2];
    for (TrainingCase it : TrainingCase.named(arguments[0]).toList()) {
      if (!how.equals("bare")) {
        speed.print(it, "loop", speed.loop(it));
      }
      if (!how.equals("loop")) {
        speed.print(it, "bare", speed.bare(it));
      }
    }
  }

  private void print(TrainingCase it, String how, double speed) {
    out.printf(Locale.ROOT, "%s %d %s %.0f%n", it.name(), it.batchSize(), how, speed);
    out.flush();
  }

  private double loop(TrainingCase it) throws IOException {
    Path folder = Files.createTempDirectory("training-speed");
    Clock clock = new Clock(it.examples());
    var unused = it.objective(it.data(), Integer.MAX_VALUE, folder).evaluate(it.trial(), clock);
    empty(folder);
    return clock.speed();
  }

  /** A training that was stopped may have left a checkpoint. */
  private static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private double bare(TrainingCase it) {
    Dataset data = it.data();
    NetworkSettings settings = NetworkSettings.of(it.kind(), it.configuration());
    NetworkPlan plan = settings.plan(it.shape(), it.task());
    TrainingSettings training = TrainingSettings.of(it.configuration(), it.task(), 1);
    int batches = it.examples() / it.batchSize();
    Clock clock = new Clock(batches * it.batchSize());
    List<INDArray> inputs = new ArrayList<>();
    List<INDArray> targets = new ArrayList<>();
    for (int batch = 0; batch < batches; batch++) {
      inputs.add(inputs(it, plan.input(), data, batch));
      targets.add(targets(it, data, batch));
    }
    try (Network network = Dl4jNetworks.build(plan, settings.hidden(), training, 1)) {
      while (!clock.isInterrupted()) {
        for (int batch = 0; batch < batches; batch++) {
          double loss = network.fit(inputs.get(batch), targets.get(batch));
          if (Double.isNaN(loss)) {
            throw new IllegalStateException("The loss is no number.");
          }
        }
        clock.epochEnded();
      }
    }
    inputs.forEach(INDArray::close);
    targets.forEach(INDArray::close);
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    return clock.speed();
  }

  private static INDArray inputs(TrainingCase it, InputShape shape, Dataset data, int batch) {
    float[] numbers = new float[it.batchSize() * shape.size()];
    data.train().inputs(rows(it, batch), 0, it.batchSize(), numbers);
    return shape instanceof InputShape.Image image
        ? Nd4j.create(
            numbers, new int[] {it.batchSize(), image.channels(), image.height(), image.width()})
        : Nd4j.create(numbers, new int[] {it.batchSize(), shape.size()});
  }

  private static INDArray targets(TrainingCase it, Dataset data, int batch) {
    float[] numbers = new float[it.batchSize() * it.task().outputs()];
    data.train().targets(rows(it, batch), 0, it.batchSize(), numbers);
    return Nd4j.create(numbers, new int[] {it.batchSize(), it.task().outputs()});
  }

  private static int[] rows(TrainingCase it, int batch) {
    int[] rows = new int[it.batchSize()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = batch * it.batchSize() + i;
    }
    return rows;
  }

  /** Counts the CPU time of the epochs after the warm-up, and asks to stop when it is over. */
  private final class Clock implements TrainingContext {
    private final int examples;
    private final long start = SYSTEM.getProcessCpuTime();
    private long warmAt;
    private long endedAt;
    private long epochs;

    Clock(int examples) {
      this.examples = examples;
    }

    @Override
    public boolean isInterrupted() {
      return (endedAt - start) / NANOS >= seconds;
    }

    @Override
    public Optional<Path> modelFile() {
      return Optional.empty();
    }

    @Override
    public void epochEnded(EpochEvent event) {
      epochEnded();
    }

    void epochEnded() {
      endedAt = SYSTEM.getProcessCpuTime();
      if (warmAt > 0) {
        epochs++;
      } else if ((endedAt - start) / NANOS >= seconds / 3) {
        warmAt = endedAt;
      }
    }

    double speed() {
      return epochs * examples * NANOS / (endedAt - warmAt);
    }
  }
}
