package org.hsicgpbo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A study on a real cluster, a machine of which and the program itself are killed on the way. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ClusterIT {
  private static final int TRIALS = 60;
  private static final String STUDY =
      """
      study: cluster-runge
      seed: 7
      problem: {type: runge, train-examples: 11, train-points: equispaced, test-examples: 200, epochs: 20}
      space:
        n-layers:      {type: integer, low: 1, high: 3}
        n-units:       {type: integer, low: 4, high: 32, log: true}
        activation:    {type: categorical, values: [relu, tanh]}
        learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
      goal: {quantile: 0.10}
      strategy: {type: random}
      budget: {trials: 60}
      workers: 4
      """;

  private final Path folder;
  private final Path file;

  ClusterIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.file = Files.writeString(folder.resolve("study.yaml"), STUDY);
  }

  @Test
  void losesNoTrialAndDoublesNoneWhenAMachineAndTheProgramAreKilled() throws Exception {
    List<FinishedTrial> onCluster;
    try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
      Process doomed = cluster.startWorker(2);
      cluster.startWorker(2);
      try (ProgramProcess first = onCluster(cluster)) {
        await(first, cluster, () -> finished("cluster.db").size() >= TRIALS / 4);
        StandaloneCluster.kill(doomed);
        await(first, cluster, () -> finished("cluster.db").size() >= TRIALS / 2);
        first.kill();
      }
      try (ProgramProcess second = onCluster(cluster)) {
        ProgramProcess.Ended ended = second.await();
        assertThat(ended.exitCode()).as(ended.printed() + cluster.logs()).isZero();
      }
      onCluster = finished("cluster.db");
    }
    assertThat(onCluster.stream().map(trial -> trial.trial().number()))
        .as("each trial once")
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, TRIALS).boxed().toList());
    assertThat(onCluster).allMatch(trial -> trial.outcome() instanceof TrialOutcome.Completed);

    try (ProgramProcess local = run("local.db", "--workers", "2")) {
      assertThat(local.await().exitCode()).isZero();
    }
    assertThat(onCluster.stream().map(ClusterIT::figures))
        .as("equal to workers of this machine, bit by bit")
        .containsExactlyInAnyOrderElementsOf(
            finished("local.db").stream().map(ClusterIT::figures).toList());
  }

  private ProgramProcess onCluster(StandaloneCluster cluster) throws Exception {
    return run(
        "cluster.db",
        "--executor",
        cluster.address(),
        "--executor-option",
        SparkSettings.CLASS_PATH + "=" + Requests.INSTALLED);
  }

  private ProgramProcess run(String storage, String... arguments) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of("run", file.toString(), "--storage", folder.resolve(storage).toString()));
    all.addAll(List.of(arguments));
    return ProgramProcess.start(folder, all);
  }

  /** All that does not depend on the time of day. */
  private static String figures(FinishedTrial trial) {
    TrialOutcome.Completed completed = (TrialOutcome.Completed) trial.outcome();
    return "%d %d %s %s %s %s"
        .formatted(
            trial.trial().number(),
            trial.trial().seed(),
            trial.trial().suggestion().configuration(),
            completed.error(),
            completed.testError(),
            completed.cost().withSeconds(0));
  }

  private List<FinishedTrial> finished(String storage) {
    Path database = folder.resolve(storage);
    if (!Files.exists(database)) {
      return List.of();
    }
    try (StudyArchive archive = SqliteArchive.open(database, Clock.systemUTC(), notice -> {})) {
      return archive
          .find("cluster-runge")
          .map(study -> study.trials().finished())
          .orElse(List.of());
    }
  }

  private static void await(
      ProgramProcess program, StandaloneCluster cluster, BooleanSupplier condition)
      throws Exception {
    while (!condition.getAsBoolean()) {
      assertThat(program.isRunning()).as(program.printed() + cluster.logs()).isTrue();
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }
}
