package org.hsicgpbo.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.study.pruning.MedianPruner;
import org.hsicgpbo.study.pruning.Pruner;
import org.hsicgpbo.study.pruning.Pruning;
import org.hsicgpbo.study.pruning.SampleRule;
import org.hsicgpbo.study.pruning.SuccessiveHalvingPruner;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stopping trials of the sample does to the indices of Novello et al. 2023. */
@Timeout(60)
class StoppedSampleTest {
  private static final int TRIALS = 150;
  private static final int EPOCHS = 27;
  private static final double SHARE = 0.1;
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("decisive", 0, 1),
          new RealHyperparameter("helpful", 0, 1),
          new RealHyperparameter("dummy", 0, 1));

  static List<Pruner> pruners() {
    return List.of(new MedianPruner(3, 5), new SuccessiveHalvingPruner(3, 3));
  }

  private static double last(UnitPoint u) {
    return 0.05 + Math.abs(u.get(0) - 0.3) + 0.2 * u.get(1);
  }

  /** All of one shape: the order of the errors is the same at every epoch. */
  private static double parallel(UnitPoint u, int epoch) {
    return last(u) * (1 + 1.0 / epoch);
  }

  /** The better it ends, the worse it begins: the order is reversed half-way. */
  private static double crossing(UnitPoint u, int epoch) {
    return epoch <= EPOCHS / 2 ? 2 - last(u) : last(u);
  }

  private static TrialHistory run(
      BiFunction<UnitPoint, Integer, Double> curve, Optional<Pruning> pruning)
      throws InterruptedException {
    Objective objective =
        (trial, context) -> {
          UnitPoint u = trial.suggestion().point();
          Cost cost = new Cost(1 + u.get(2), 1, 1);
          for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double error = curve.apply(u, epoch);
            context.epochEnded(new EpochEvent(trial.number(), epoch, EPOCHS, error, error));
            if (context.isInterrupted()) {
              return new TrialOutcome.Failed(FailureKind.CRASHED, "It was interrupted.", cost);
            }
          }
          return TrialOutcome.Completed.of(curve.apply(u, EPOCHS), cost);
        };
    try (TrialExecutor executor = new InProcessExecutor(objective)) {
      return new Study(
              SPACE,
              3,
              TRIALS,
              List.of(),
              pruning,
              new RandomSearchStrategy(SPACE, 3),
              new MemoryTrialStore(),
              executor,
              List.of())
          .run();
    }
  }

  private static Optional<Pruning> pruning(Pruner pruner, SampleRule rule) {
    return Optional.of(new Pruning(pruner, trial -> true, rule));
  }

  private static SensitivityReport analyze(TrialHistory history) {
    return new SensitivityAnalyzer(new Goal.Best(SHARE), CostMeasure.FLOPS, 1).analyze(history);
  }

  @ParameterizedTest
  @MethodSource("pruners")
  void indicesAreThoseOfWholeTrainingsWhereCurvesDoNotCross(Pruner pruner)
      throws InterruptedException {
    SensitivityReport whole = analyze(run(StoppedSampleTest::parallel, Optional.empty()));
    TrialHistory pruned =
        run(
            StoppedSampleTest::parallel,
            pruning(pruner, new SampleRule.BeyondTheGood(SHARE, TRIALS)));

    assertThat(pruned.stopped()).as("enough to make a difference").isGreaterThan(TRIALS / 4);
    assertThat(analyze(pruned).indices()).isEqualTo(whole.indices());
    assertThat(analyze(pruned).notes())
        .anyMatch(note -> note.startsWith(pruned.stopped() + " of 150 trials were stopped early"));
  }

  @ParameterizedTest
  @MethodSource("pruners")
  void indicesMaySufferWhereCurvesCrossAndTheNotesTell(Pruner pruner) throws InterruptedException {
    SensitivityReport whole = analyze(run(StoppedSampleTest::crossing, Optional.empty()));
    TrialHistory pruned =
        run(
            StoppedSampleTest::crossing,
            pruning(pruner, new SampleRule.BeyondTheGood(SHARE, TRIALS)));

    SensitivityReport conditional = analyze(pruned);
    assertThat(conditional.threshold())
        .as("good networks were stopped, so that worse ones count as good")
        .isGreaterThan(whole.threshold());
    assertThat(conditional.notes()).anyMatch(note -> note.contains("conditional"));
  }

  @ParameterizedTest
  @MethodSource("pruners")
  void aSparedSampleGivesTheSameIndicesWhateverTheCurves(Pruner pruner)
      throws InterruptedException {
    SensitivityReport whole = analyze(run(StoppedSampleTest::crossing, Optional.empty()));
    TrialHistory spared =
        run(StoppedSampleTest::crossing, pruning(pruner, new SampleRule.Spared()));

    assertThat(spared.stopped()).isZero();
    assertThat(analyze(spared).indices()).isEqualTo(whole.indices());
  }
}
