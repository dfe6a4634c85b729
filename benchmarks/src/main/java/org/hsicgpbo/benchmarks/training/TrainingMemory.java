package org.hsicgpbo.benchmarks.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.NetworkKind;

/**
 * Trains networks of sizes that are drawn anew for each, one after another as a worker does, and
 * prints the resident memory of the process, in MiB, after some of them (Linux).
 *
 * <p>Argument: how many trainings. Prints a line each time: trainings, resident memory now, Java
 * heap in use.
 */
public final class TrainingMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int EVERY = 30;
  private static final int EPOCHS = 2;
  private static final int EXAMPLES = 512;
  private static final int VALIDATION_EXAMPLES = 16;
  private static final int MOST_UNITS = 512;
  private static final int MOST_LAYERS = 6;
  private static final int BATCHES = 5;
  private static final int KIB_PER_MIB = 1024;

  private TrainingMemory() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    int trainings = Integer.parseInt(arguments[0]);
    SplittableRandom random = new SplittableRandom(3);
    Path folder = Files.createTempDirectory("training-memory");
    for (int i = 1; i <= trainings; i++) {
      TrainingCase it = perceptron(random);
      var unused = it.objective(it.data(), EPOCHS, folder).evaluate(it.trial(), new Silence());
      if (i == EVERY / 3 || i % EVERY == 0) {
        System.out.printf(Locale.ROOT, "%d %d %d%n", i, residentMiB(), heapMiB());
      }
    }
    Files.delete(folder);
  }

  private static TrainingCase perceptron(SplittableRandom random) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("n-layers", random.nextInt(1, MOST_LAYERS + 1));
    values.put("n-units", random.nextInt(1, MOST_UNITS + 1));
    values.put("batch-norm", random.nextBoolean());
    values.put("residual", random.nextBoolean());
    int batchSize = 16 << random.nextInt(BATCHES);
    return new TrainingCase(
        "memory",
        NetworkKind.MLP,
        new InputShape.Flat(64),
        new Task.Classification(List.of("a", "b")),
        batchSize,
        EXAMPLES,
        VALIDATION_EXAMPLES,
        values);
  }

  private static long residentMiB() {
    try {
      return Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          / KIB_PER_MIB;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long heapMiB() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** Nobody listens, nobody stops it. */
  private static final class Silence implements TrainingContext {
    @Override
    public boolean isInterrupted() {
      return false;
    }

    @Override
    public Optional<Path> modelFile() {
      return Optional.empty();
    }

    @Override
    public void epochEnded(EpochEvent event) {}
  }
}
