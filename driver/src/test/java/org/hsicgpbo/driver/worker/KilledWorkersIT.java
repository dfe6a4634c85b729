package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.process.TestProcesses;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers that are killed when they train nothing: no trial has anything to do with it. */
@Timeout(60)
class KilledWorkersIT {
  private final Path folder;

  KilledWorkersIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void oneThatIsKilledBetweenTrialsIsReplacedAndCostsNoAttempt() throws Exception {
    PoolOptions options = new PoolOptions().retries(0);
    try (WorkerPool pool = new WorkerPool(options.settings(folder))) {
      train(pool, 1);
      ProcessHandle idle = TestProcesses.children().get(0);
      idle.destroyForcibly();
      TestProcesses.assertGone(List.of(idle.pid()));
      // Java hears of it a moment later.
      Thread.sleep(200);

      assertThat(train(pool, 2).metrics()).doesNotContainKey("attempts");
    }
  }

  @Test
  void aStudyGoesOnThoughSeveralAreKilledBeforeTheyAreReady() {
    Path marker = folder.resolve("marker");
    PoolOptions options =
        new PoolOptions().retries(0).problem("killed-unless-there", marker.toString());
    try (WorkerPool pool = new WorkerPool(options.settings(folder))) {
      assertThat(train(pool, 1).metrics()).doesNotContainKey("attempts");
    }
    assertThat(marker).exists();
    assertThat(folder.resolve("marker-soon")).hasContent("xxx");
  }

  private static TrialOutcome.Completed train(WorkerPool pool, int number) {
    Suggestion suggestion = new Suggestion(new UnitPoint(), new Configuration(Map.of()), "warm-up");
    TrialOutcome outcome = pool.submit(new Trial(number, 1, suggestion), event -> {}).join();
    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    return (TrialOutcome.Completed) outcome;
  }
}
