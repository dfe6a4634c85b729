package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));

  @Test
  void aTargetIsReachedByTheFirstErrorNotAboveIt() {
    StoppingRule rule = new StoppingRule.TargetError(0.2);
    assertThat(rule.reason(errors())).isEmpty();
    assertThat(rule.reason(errors(0.5, 0.3))).isEmpty();
    assertThat(rule.reason(errors(0.5, 0.2, 0.4)))
        .contains("trial 2 reached the target error 0.2 with 0.2.");
    assertThatThrownBy(() -> new StoppingRule.TargetError(Double.NaN))
        .hasMessageContaining("must be finite");
  }

  @Test
  void withoutImprovementCountsFromTheBest() {
    StoppingRule rule = new StoppingRule.NoImprovement(2);
    assertThat(rule.reason(errors(0.5, 0.3, 0.4))).isEmpty();
    assertThat(rule.reason(errors(0.5, 0.3, 0.4, 0.3)))
        .contains("no trial improved on trial 2 (error 0.3) in the last 2.");
    assertThat(rule.reason(errors(0.5, 0.3, 0.4, 0.1))).isEmpty();
    assertThatThrownBy(() -> new StoppingRule.NoImprovement(0)).hasMessageContaining("at least 1");
  }

  @Test
  void failedTrialsAloneAreNoBest() {
    FinishedTrial failed =
        trial(1).finish(new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", Cost.UNKNOWN));
    TrialHistory history = new TrialHistory(SPACE, List.of(failed, failed, failed));
    assertThat(new StoppingRule.NoImprovement(1).reason(history)).isEmpty();
    assertThat(new StoppingRule.TargetError(1e9).reason(history)).isEmpty();
    assertThat(new StoppingRule.TrainingTime(Duration.ofSeconds(1)).reason(history)).isEmpty();
  }

  @Test
  void trainingTimeIsTheSumOverTheStudy() {
    // Ten seconds each.
    StoppingRule rule = new StoppingRule.TrainingTime(Duration.ofSeconds(30));
    assertThat(rule.reason(errors(1, 1))).isEmpty();
    assertThat(rule.reason(errors(1, 1, 1)))
        .contains("0.008333 hours were trained in all, the limit is 0.008333.");
  }

  @Test
  void aStudyStartsNothingMoreAndFinishesWhatRuns() throws InterruptedException {
    // Errors are 1/number: the second ends first and reaches the target while the first runs.
    ManualExecutor executor =
        new ManualExecutor(
            2,
            (self, trial) -> {
              if (trial.number() == 2) {
                self.complete(2);
              }
            });
    MemoryTrialStore store = new MemoryTrialStore();
    Watcher watcher = new Watcher(() -> executor.complete(1));
    TrialHistory history = study(store, executor, watcher, new StoppingRule.TargetError(0.5)).run();

    assertThat(watcher.ends).containsExactly(StudyEnd.RULE_MET);
    assertThat(watcher.reasons).hasSize(1);
    assertThat(history.trials()).extracting(t -> t.trial().number()).containsExactly(2, 1);
    assertThat(store.unfinished()).isEmpty();
  }

  @Test
  void aStudyWhoseRuleIsMetAlreadyTrainsNothing() throws InterruptedException {
    MemoryTrialStore store = new MemoryTrialStore();
    errors(0.1, 0.2, 0.3).trials().forEach(store::withFinished);
    ManualExecutor executor = ManualExecutor.immediate(1);
    Watcher watcher = new Watcher(() -> {});
    study(store, executor, watcher, new StoppingRule.NoImprovement(2)).run();

    assertThat(executor.submitted).isEmpty();
    assertThat(watcher.ends).containsExactly(StudyEnd.RULE_MET);
  }

  private static final class Watcher implements StudyListener {
    private final List<String> reasons = new ArrayList<>();
    private final List<StudyEnd> ends = new ArrayList<>();
    private final Runnable then;

    Watcher(Runnable then) {
      this.then = then;
    }

    @Override
    public void stoppingRuleMet(String reason) {
      reasons.add(reason);
      then.run();
    }

    @Override
    public void studyEnded(TrialHistory history, StudyEnd end) {
      ends.add(end);
    }
  }

  private static Study study(
      TrialStore store, ManualExecutor executor, Watcher watcher, StoppingRule rule) {
    return new Study(
        SPACE,
        1,
        100,
        List.of(rule),
        new RandomSearchStrategy(SPACE, 1),
        store,
        executor,
        List.of(watcher));
  }

  private static TrialHistory errors(double... errors) {
    List<FinishedTrial> trials = new ArrayList<>();
    for (double error : errors) {
      trials.add(
          trial(trials.size() + 1).finish(TrialOutcome.Completed.of(error, new Cost(1, 1, 10))));
    }
    return new TrialHistory(SPACE, trials);
  }

  private static Trial trial(int number) {
    UnitPoint point = SPACE.activate(new double[] {0.5});
    return new Trial(number, number, new Suggestion(point, SPACE.decode(point), "random"));
  }
}
