package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.hsicgpbo.study.pruning.Pruning;
import org.hsicgpbo.study.pruning.SampleRule;
import org.hsicgpbo.study.pruning.SuccessiveHalvingPruner;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Replicates;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StudyPruningTest {
  private static final int EPOCHS = 4;
  private static final Cost COST = new Cost(10, 20, 3);
  private static final Pruning HALVING =
      new Pruning(new SuccessiveHalvingPruner(1, 2), trial -> false, new SampleRule.Spared());

  private final CurveStore store = new CurveStore();
  private final List<Integer> trainedEpochs = new ArrayList<>();

  /** Trains for four epochs at the error of its number, and obeys. */
  private Objective obedient(IntToDoubleFunction error) {
    return (trial, context) -> {
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        if (context.isInterrupted()) {
          assertThat(context.isAbandoned()).isTrue();
          trainedEpochs.add(epoch - 1);
          return new TrialOutcome.Failed(FailureKind.CRASHED, "It was interrupted.", COST);
        }
        context.epochEnded(event(trial.number(), epoch, error.applyAsDouble(trial.number())));
      }
      trainedEpochs.add(EPOCHS);
      return TrialOutcome.Completed.of(error.applyAsDouble(trial.number()), COST);
    };
  }

  private static EpochEvent event(int trial, int epoch, double error) {
    return new EpochEvent(trial, epoch, EPOCHS, error, error);
  }

  private TrialHistory run(int budget, Objective objective, Pruning pruning)
      throws InterruptedException {
    return run(budget, objective, pruning, new CountingStrategy());
  }

  private TrialHistory run(
      int budget, Objective objective, Pruning pruning, CountingStrategy strategy)
      throws InterruptedException {
    try (TrialExecutor executor = new InProcessExecutor(objective)) {
      return new Study(
              CountingStrategy.SPACE,
              42,
              budget,
              List.of(),
              Optional.of(pruning),
              strategy,
              store,
              executor,
              List.of())
          .run();
    }
  }

  @Test
  void recordsAStoppedTrialWithTheErrorAndEpochOfTheDecision() throws InterruptedException {
    TrialHistory history = run(3, obedient(number -> number), HALVING);

    assertThat(trainedEpochs).containsExactly(EPOCHS, 1, 1);
    assertThat(history.trials())
        .extracting(FinishedTrial::outcome)
        .containsExactly(
            TrialOutcome.Completed.of(1, COST),
            new TrialOutcome.Stopped(2, 1, EPOCHS, COST),
            new TrialOutcome.Stopped(3, 1, EPOCHS, COST));
    assertThat(history.failures()).isZero();
    assertThat(history.stopped()).isEqualTo(2);
    assertThat(history.best()).contains(history.trials().get(0));
    assertThat(store.curves())
        .extracting(curve -> curve.epochs().size())
        .containsExactly(EPOCHS, 1, 1);
  }

  @Test
  void aTrialThatCompletesBeforeItHearsOfItIsCompleted() throws InterruptedException {
    Objective deaf =
        (trial, context) -> {
          for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            context.epochEnded(event(trial.number(), epoch, trial.number()));
          }
          return TrialOutcome.Completed.of(trial.number(), COST);
        };

    TrialHistory history = run(3, deaf, HALVING);

    assertThat(history.stopped()).isZero();
    assertThat(history.trials()).allMatch(trial -> trial.completed().isPresent());
  }

  @Test
  void aFailureOfItsOwnStaysAFailure() throws InterruptedException {
    TrialOutcome diverged = new TrialOutcome.Failed(FailureKind.DIVERGED, "The loss is NaN.", COST);
    Objective failing =
        (trial, context) -> {
          context.epochEnded(event(trial.number(), 1, 1.0 / trial.number()));
          return diverged;
        };

    TrialHistory history = run(3, failing, HALVING);

    assertThat(history.trials()).extracting(FinishedTrial::outcome).containsOnly(diverged);
    assertThat(history.failures()).isEqualTo(3);
  }

  @Test
  void goesOnWithWhatEarlierRunsHaveSeen() throws InterruptedException {
    run(1, obedient(number -> number), HALVING);
    TrialHistory history = run(2, obedient(number -> number), HALVING);

    assertThat(history.trials().get(1).outcome())
        .as("compared with trial 1 of the earlier run")
        .isEqualTo(new TrialOutcome.Stopped(2, 1, EPOCHS, COST));
  }

  @Test
  void sparesTheSample() throws InterruptedException {
    Pruning sparing =
        new Pruning(HALVING.pruner(), trial -> trial.number() <= 3, new SampleRule.Spared());

    TrialHistory history = run(4, obedient(number -> number), sparing);

    assertThat(history.trials())
        .extracting(trial -> trial.outcome().state())
        .containsExactly("completed", "completed", "completed", "stopped");
  }

  /** They are to show what a configuration is worth at the end. */
  @Test
  void neverStopsAConfirmation() throws InterruptedException {
    TrialHistory history =
        run(
            3,
            obedient(number -> number),
            HALVING,
            new CountingStrategy(Replicates.CONFIRMING_STAGE));

    assertThat(history.stopped()).isZero();
    assertThat(trainedEpochs).containsExactly(EPOCHS, EPOCHS, EPOCHS);
  }

  @Test
  void unmeasuredEpochsDecideNothing() throws InterruptedException {
    TrialHistory history =
        run(
            3,
            (trial, context) -> {
              context.epochEnded(event(trial.number(), 1, Double.NaN));
              return context.isInterrupted()
                  ? new TrialOutcome.Failed(FailureKind.CRASHED, "It was interrupted.", COST)
                  : TrialOutcome.Completed.of(1, COST);
            },
            HALVING);

    assertThat(history.stopped()).isZero();
    assertThat(store.curves()).hasSize(3);
  }

  /** Outcomes with their curves, in memory. */
  private static final class CurveStore implements TrialStore {
    private final MemoryTrialStore trials = new MemoryTrialStore();
    private final List<LearningCurve> curves = new ArrayList<>();

    @Override
    public List<FinishedTrial> finished() {
      return trials.finished();
    }

    @Override
    public List<Trial> unfinished() {
      return trials.unfinished();
    }

    @Override
    public Optional<TrialClaim> claim(int budget) {
      return trials.claim(budget);
    }

    @Override
    public void started(Trial trial) {
      trials.started(trial);
    }

    @Override
    public void finished(FinishedTrial trial) {
      trials.finished(trial);
    }

    @Override
    public void finished(FinishedTrial trial, LearningCurve curve) {
      trials.finished(trial);
      curves.add(curve);
    }

    @Override
    public List<LearningCurve> curves() {
      return List.copyOf(curves);
    }
  }
}
