package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.hsicgpbo.driver.process.TestProcesses;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pool with workers that train real networks. */
@Timeout(180)
class Dl4jWorkerIT {
  private static final int EPOCHS = 2000;

  private final Path folder;

  Dl4jWorkerIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aTrialWhoseWorkerWasKilledEndsAsAnUndisturbedOne() throws Exception {
    BlockingQueue<EpochEvent> epochs = new LinkedBlockingQueue<>();
    try (WorkerPool pool = pool(Map.of("type", "runge", "epochs", EPOCHS), null)) {
      TrialOutcome undisturbed = pool.submit(trial(), epochs::add).get();
      assertThat(epochs).last().extracting(EpochEvent::epoch).isEqualTo(EPOCHS);
      epochs.clear();

      CompletableFuture<TrialOutcome> disturbed = pool.submit(trial(), epochs::add);
      while (epochs.take().epoch() < EPOCHS / 4) {
        // Not yet in the middle of the training.
      }
      ProcessHandle killed = onlyWorker();
      killed.destroyForcibly();

      TrialOutcome.Completed ended = (TrialOutcome.Completed) disturbed.get();
      assertThat(ended.metrics()).containsEntry(Attempts.METRIC, 2.0);
      assertThat(withoutSeconds(ended)).isEqualTo(withoutSeconds(undisturbed));
      assertThat(onlyWorker().pid()).isNotEqualTo(killed.pid());
    }
    assertThat(workers()).isEmpty();
  }

  @Test
  void aWorkerThatWasInterruptedTrainsTheNextTrialAsIfNothingHadBeen() throws Exception {
    BlockingQueue<EpochEvent> epochs = new LinkedBlockingQueue<>();
    try (WorkerPool pool = pool(Map.of("type", "runge", "epochs", EPOCHS), null)) {
      TrialOutcome undisturbed = pool.submit(trial(), event -> {}).get();
      ProcessHandle worker = onlyWorker();
      Trial hopeless = new Trial(4, 4711, trial().suggestion());

      TrialOutcome interrupted =
          pool.submit(
                  hopeless,
                  event -> {
                    epochs.add(event);
                    if (event.epoch() == 3) {
                      pool.interrupt(hopeless.number());
                    }
                  })
              .get();
      pool.interrupt(hopeless.number());
      TrialOutcome next = pool.submit(new Trial(5, 4711, trial().suggestion()), event -> {}).get();

      assertThat(interrupted.state()).isEqualTo("crashed");
      assertThat(interrupted.cost().flops()).isEqualTo(undisturbed.cost().flops());
      assertThat(epochs).as("epochs before the worker heard of it").hasSizeLessThan(EPOCHS / 2);
      assertThat(withoutSeconds(next)).isEqualTo(withoutSeconds(undisturbed));
      assertThat(onlyWorker().pid()).isEqualTo(worker.pid());
    }
  }

  @Test
  void savesTheNetworkOfTheTrialThatItTrainsAgain() throws Exception {
    Path model = folder.resolve("best.zip");
    try (WorkerPool pool = pool(Map.of("type", "runge", "epochs", 20), null)) {
      TrialOutcome searched = pool.submit(trial(), event -> {}).get();
      TrialOutcome saved = pool.trainAndSave(trial(), model, event -> {}).get();

      assertThat(withoutSeconds(saved)).isEqualTo(withoutSeconds(searched));
      assertThat(Files.size(model)).isPositive();
    }
  }

  @Test
  void endsATrainingAtItsTimeLimit() {
    try (WorkerPool pool =
        pool(Map.of("type", "runge", "epochs", 100_000_000), Duration.ofSeconds(2))) {
      TrialOutcome outcome = pool.submit(trial(), event -> {}).join();

      assertThat(outcome.state()).isEqualTo("timed-out");
    }
  }

  @Test
  void workersEndByThemselvesWhenTheirDriverWasKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PoolOwner.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long worker = Long.parseLong(owner.inputReader().readLine());
    ProcessHandle handle = ProcessHandle.of(worker).orElseThrow();

    owner.destroyForcibly().waitFor();

    assertThat(handle.onExit()).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void refusesAProblemThatThereIsNot() {
    try (WorkerPool pool = pool(Map.of("type", "rungee"), null)) {
      assertThatThrownBy(() -> pool.submit(trial(), event -> {}).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(StudyFailedException.class)
          .hasMessageContaining("found rungee");
    }
  }

  private WorkerPool pool(Map<String, Object> problem, @Nullable Duration timeLimit) {
    return new WorkerPool(
        new WorkerPoolSettings(
            worker ->
                WorkerCommand.of(
                    Path.of(System.getProperty("java.home")),
                    System.getProperty("java.class.path"),
                    256),
            new WorkerRequest.Setup(problem, 42, DataFolders.at(folder.resolve("data"))),
            1,
            new TrainingLimits(timeLimit, OptionalLong.empty(), 1),
            Duration.ofMinutes(2),
            100,
            folder.resolve("logs")));
  }

  private static ProcessHandle onlyWorker() {
    List<ProcessHandle> workers = workers();
    assertThat(workers).hasSize(1);
    return workers.get(0);
  }

  private static List<ProcessHandle> workers() {
    return TestProcesses.children();
  }

  /** What follows from the trial alone: neither times nor the number of attempts. */
  private static TrialOutcome withoutSeconds(TrialOutcome outcome) {
    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    TrialOutcome.Completed completed = (TrialOutcome.Completed) outcome;
    Map<String, Double> metrics = new LinkedHashMap<>(withoutLatency(completed.metrics()));
    metrics.remove(Attempts.METRIC);
    return new TrialOutcome.Completed(
        completed.error(), completed.testError(), completed.cost().withSeconds(0), metrics);
  }

  static Trial trial() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("n-layers", Value.of(2));
    values.put("n-units", Value.of(16));
    values.put("activation", Value.of("tanh"));
    values.put("optimizer", Value.of("adam"));
    values.put("learning-rate", Value.of(0.003));
    values.put("batch-size", Value.of(11));
    return new Trial(
        3, 4711, new Suggestion(new UnitPoint(), new Configuration(values), "warm-up"));
  }

  /** A measured time is never the same. */
  private static Map<String, Double> withoutLatency(Map<String, Double> metrics) {
    Map<String, Double> rest = new LinkedHashMap<>(metrics);
    assertThat(rest.remove("latency-ms")).isPositive();
    return rest;
  }
}
