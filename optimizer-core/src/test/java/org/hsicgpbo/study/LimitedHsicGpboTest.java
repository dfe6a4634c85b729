package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.search.hsic.HsicGpboStrategy;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

/** A night that holds a quarter of the trials of the budget. */
class LimitedHsicGpboTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new RealHyperparameter("x", 0, 1), new RealHyperparameter("y", 0, 1));
  private static final int BUDGET = 240;
  private static final Duration NIGHT = Duration.ofHours(1);

  private final TestClock time = new TestClock();

  @Test
  void goesThroughAllItsStagesInTheTimeThereIs() throws InterruptedException {
    List<String> reasons = new ArrayList<>();
    TrialHistory history =
        new Study(
                SPACE,
                1,
                BUDGET,
                List.of(Deadline.RunTime.fromNow(NIGHT, time.clock())),
                Optional.empty(),
                new HsicGpboStrategy(
                    SPACE, 1, HsicGpboSettings.of(new Goal.Best(0.25), 80, BUDGET)),
                new MemoryTrialStore(),
                new Minutes(),
                List.of(
                    new StudyListener() {
                      @Override
                      public void stoppingRuleMet(String reason) {
                        reasons.add(reason);
                      }
                    }),
                time.clock())
            .run();

    assertThat(reasons).containsExactly("this run has taken its time of 1h.");
    assertThat(history.size()).isBetween(45, 75);
    Map<String, Long> stages =
        history.trials().stream()
            .collect(
                Collectors.groupingBy(
                    trial -> trial.trial().suggestion().stage(),
                    LinkedHashMap::new,
                    Collectors.counting()));
    assertThat(stages.keySet())
        .as("%s", stages)
        .contains("warm-up", "optimize", "re-open", "confirm");
    // Half of the trials, give or take what the first estimates were off.
    assertThat(stages.get("warm-up")).as("%s", stages).isBetween(20L, 45L);
    assertThat(stages.get("confirm")).as("%s", stages).isGreaterThanOrEqualTo(2);
  }

  /** A training takes between half a minute and one and a half. */
  private final class Minutes implements TrialExecutor {
    @Override
    public int slots() {
      return 1;
    }

    @Override
    public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
      SplittableRandom random = new SplittableRandom(trial.seed());
      double seconds = random.nextDouble(30, 90);
      time.pass(Duration.ofMillis((long) (1000 * seconds)));
      double x = trial.suggestion().configuration().get("x").orElseThrow().asNumber();
      double y = trial.suggestion().configuration().get("y").orElseThrow().asNumber();
      double error = Math.pow(x - 0.3, 2) + 0.1 * y + 0.01 * random.nextDouble();
      return CompletableFuture.completedFuture(
          TrialOutcome.Completed.of(error, new Cost(100, 100 + 1000 * y, seconds)));
    }

    @Override
    public void close() {}
  }
}
