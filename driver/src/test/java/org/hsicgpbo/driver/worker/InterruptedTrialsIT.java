package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are asked to end while no worker trains them: they hear of it when one does. */
@Timeout(60)
class InterruptedTrialsIT {
  private final Path folder;

  InterruptedTrialsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aTrialHearsOfItThatWasAskedBeforeItsWorkerWasThere() {
    try (WorkerPool pool = pool()) {
      CompletableFuture<TrialOutcome> outcome =
          pool.submit(trial(1, Map.of("do", "until-interrupted")), event -> {});
      pool.interrupt(1);

      assertThat(outcome.join()).isInstanceOf(TrialOutcome.Completed.class);
    }
  }

  @Test
  void aTrialHearsOfItInItsSecondAttemptThatWasAskedInTheFirst() {
    try (WorkerPool pool = pool()) {
      Map<String, String> dies =
          Map.of(
              "do", "epoch-and-crash",
              "once", folder.resolve("marker").toString(),
              "then", "until-interrupted");
      CompletableFuture<TrialOutcome> outcome = pool.submit(trial(1, dies), e -> pool.interrupt(1));

      assertThat(((TrialOutcome.Completed) outcome.join()).metrics())
          .containsEntry(Attempts.METRIC, 2.0);
    }
  }

  private WorkerPool pool() {
    return new WorkerPool(new PoolOptions().settings(folder));
  }

  private static Trial trial(int number, Map<String, String> parameters) {
    Map<String, Value> values = new LinkedHashMap<>();
    parameters.forEach((name, text) -> values.put(name, Value.of(text)));
    return new Trial(
        number, 1, new Suggestion(new UnitPoint(), new Configuration(values), "warm-up"));
  }
}
