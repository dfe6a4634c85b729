package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hsicgpbo.driver.process.TestProcesses;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Real workers whose trainings take more memory than there is, in the heap and outside of it. */
@Timeout(180)
class MemoryFaultsIT {
  private static final int HEAP_MIB = 128;
  private static final long LIMIT_BYTES = 600L << 20;

  private final Path folder;

  MemoryFaultsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Fills the heap, takes arrays without end, or behaves. */
  public static final class Greedy implements Objective {
    private static final int MEGABYTE = 1 << 20;
    private final List<byte[]> heap = new ArrayList<>();
    private final List<INDArray> arrays = new ArrayList<>();

    /** With the keys under problem. */
    public Greedy(Map<String, Object> settings) {}

    @Override
    public TrialOutcome evaluate(Trial trial, TrainingContext context) {
      String takes = trial.suggestion().configuration().get("takes").orElseThrow().toString();
      while (takes.equals("heap")) {
        heap.add(new byte[MEGABYTE]);
      }
      while (takes.equals("arrays")) {
        arrays.add(Nd4j.ones(MEGABYTE));
      }
      return TrialOutcome.Completed.of(0.5, Cost.UNKNOWN);
    }
  }

  @Test
  void aTrainingThatFillsTheHeapHasFailedAndTheNextOneHasAFreshWorker() {
    try (WorkerPool pool = pool()) {
      TrialOutcome.Failed full = (TrialOutcome.Failed) train(pool, 1, "heap");

      assertThat(full.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
      assertThat(full.reason()).isEqualTo("java.lang.OutOfMemoryError: Java heap space");
      assertThat(train(pool, 2, "nothing").state()).isEqualTo("completed");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTrainingThatTakesTooManyArraysIsEndedAndTheNextOneHasAFreshWorker() {
    try (WorkerPool pool = pool()) {
      TrialOutcome.Failed large = (TrialOutcome.Failed) train(pool, 1, "arrays");

      assertThat(large.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
      assertThat(large.reason())
          .matches(
              "It was ended because it took more memory than per-trial\\.memory allows: \\d+ MiB of 600 MiB\\.");
      assertThat(TestProcesses.children()).isEmpty();
      assertThat(train(pool, 2, "nothing").state()).isEqualTo("completed");
    }
  }

  private static TrialOutcome train(WorkerPool pool, int number, String takes) {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("takes", Value.of(takes));
    Suggestion suggestion = new Suggestion(new UnitPoint(), new Configuration(values), "warm-up");
    return pool.submit(new Trial(number, 1, suggestion), event -> {}).join();
  }

  private WorkerPool pool() {
    return new WorkerPool(
        new WorkerPoolSettings(
            worker ->
                WorkerCommand.of(
                    Path.of(System.getProperty("java.home")),
                    System.getProperty("java.class.path"),
                    HEAP_MIB),
            new WorkerRequest.Setup(
                Map.of("type", "java", "class", Greedy.class.getName()),
                42,
                DataFolders.at(folder)),
            1,
            new TrainingLimits(null, OptionalLong.of(LIMIT_BYTES), 1),
            Duration.ofMinutes(2),
            100,
            folder.resolve("logs")));
  }
}
