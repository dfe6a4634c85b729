package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;
import org.hsicgpbo.study.LearningCurve;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that stops trainings early, with real workers. */
class EarlyStopIT {
  private static final int KILLS = 4;
  private static final int TRIALS = 24;
  private static final int SAMPLE = 8;
  private static final String STUDY =
      """
      study: pruned
      seed: 7
      problem: {type: runge, epochs: 1500}
      space:
        n-layers:      {type: integer, low: 1, high: 3}
        n-units:       {type: integer, low: 4, high: 32, log: true}
        learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
      strategy: {type: gpbo, warm-up: %d}
      budget: {trials: %d}
      pruning: {type: halving, grace-epochs: 10}
      """
          .formatted(SAMPLE, TRIALS);

  @TempDir Path folder;

  @Test
  void stopsHopelessTrialsAndGoesOnAfterKillsAsIfNothingHadBeen() throws Exception {
    Path study = Files.writeString(folder.resolve("pruned.yaml"), STUDY);
    Path calm = folder.resolve("calm");
    String calmStorage = folder.resolve("calm.db").toString();
    DriverProcess.Result undisturbed = run(study, calmStorage, calm);
    assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
    assertThat(undisturbed.err()).contains("stopped at epoch 10 of 1500").contains("stopped early");
    checkStopped(calmStorage);
    checkResults(calm);

    Path killed = folder.resolve("killed");
    String killedStorage = folder.resolve("killed.db").toString();
    Random random = new Random(20261121);
    for (int kill = 0; kill < KILLS; kill++) {
      DriverProcess driver = DriverProcess.start(folder, command(study, killedStorage, killed));
      Thread.sleep(2500 + random.nextInt(1500));
      driver.kill();
    }
    DriverProcess.Result last = run(study, killedStorage, killed);
    assertThat(last.exitCode()).as(last.err()).isZero();

    assertThat(KilledDriverIT.withoutSeconds(killed.resolve("trials.csv")))
        .hasSize(TRIALS + 1)
        .isEqualTo(KilledDriverIT.withoutSeconds(calm.resolve("trials.csv")));
    checkStopped(killedStorage);
  }

  private DriverProcess.Result run(Path study, String storage, Path output) throws Exception {
    return DriverProcess.run(folder, command(study, storage, output));
  }

  private static String[] command(Path study, String storage, Path output) {
    return new String[] {
      "run", study.toString(), "--storage", storage, "--output", output.toString()
    };
  }

  private static void checkStopped(String storage) {
    try (StudyArchive archive =
        SqliteArchive.open(Path.of(storage), Clock.systemUTC(), notice -> {})) {
      TrialStore trials = archive.find("pruned").orElseThrow().trials();
      List<FinishedTrial> stopped =
          trials.finished().stream().filter(trial -> trial.stopped().isPresent()).toList();
      assertThat(stopped).isNotEmpty();
      assertThat(stopped).as("the sample is spared").allMatch(t -> t.trial().number() > SAMPLE);
      assertThat(trials.curves()).extracting(LearningCurve::trial).hasSize(TRIALS);
      for (FinishedTrial trial : stopped) {
        TrialOutcome.Stopped outcome = trial.stopped().orElseThrow();
        LearningCurve curve = trials.curves().get(trial.trial().number() - 1);
        assertThat(curve.epochs().size()).isBetween(outcome.epoch(), outcome.epochs() - 1);
        assertThat(curve.epochs().get(outcome.epoch() - 1).validationError())
            .isEqualTo(outcome.error());
        assertThat(outcome.cost().flops()).isPositive();
      }
    }
  }

  private static void checkResults(Path output) throws Exception {
    JsonNode results = new ObjectMapper().readTree(output.resolve("results.json").toFile());
    JsonNode stopped = results.path("stoppedEarly");
    assertThat(stopped.path("savedShareOfEpochs").doubleValue()).isBetween(0.01, 0.9);
    assertThat(results.path("answer").toString())
        .contains(stopped.path("trials").size() + " stopped early")
        .contains("No trial failed");
    assertThat(results.path("details").toString())
        .contains("none of the random trials was stopped");
    assertThat(results.path("failures")).isEmpty();
  }
}
