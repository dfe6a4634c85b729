package org.hsicgpbo.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.junit.jupiter.api.Test;

class TradeOffTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));

  /** Errors and FLOPs; the last trial failed. */
  private static final TrialHistory HISTORY =
      history(
          new double[] {0.10, 0.104, 0.109, 0.2, Double.NaN}, new double[] {1000, 300, 200, 10, 1});

  @Test
  void theCheapestWithinTheLossIsRecommended() {
    assertThat(recommended(new TradeOff.MaxErrorLoss(0))).isEqualTo(1);
    assertThat(recommended(new TradeOff.MaxErrorLoss(0.05))).isEqualTo(2);
    assertThat(recommended(new TradeOff.MaxErrorLoss(0.1))).isEqualTo(3);
    assertThat(recommended(new TradeOff.MaxErrorLoss(1))).isEqualTo(4);
  }

  @Test
  void theBestWithinTheCostIsRecommendedElseTheCheapest() {
    assertThat(recommended(new TradeOff.MaxCost(CostMeasure.FLOPS, 299))).isEqualTo(3);
    assertThat(recommended(new TradeOff.MaxCost(CostMeasure.FLOPS, 1e6))).isEqualTo(1);
    assertThat(recommended(new TradeOff.MaxCost(CostMeasure.FLOPS, 5))).isEqualTo(4);
  }

  @Test
  void withoutAWordForCostItIsTheLowestError() {
    assertThat(recommended(new TradeOff.LowestError())).isEqualTo(1);
    assertThat(recommended(new TradeOff.Pareto())).isEqualTo(1);
  }

  @Test
  void whereCostsAreNotKnownItIsTheLowestError() {
    double nan = Double.NaN;
    TrialHistory unknown = history(new double[] {0.3, 0.2, 0.201}, new double[] {nan, nan, nan});
    assertThat(new TradeOff.MaxErrorLoss(0.5).recommend(unknown).orElseThrow().trial().number())
        .isEqualTo(2);
    assertThat(
            new TradeOff.MaxCost(CostMeasure.FLOPS, 1)
                .recommend(unknown)
                .orElseThrow()
                .trial()
                .number())
        .isEqualTo(2);
  }

  @Test
  void errorsBelowZeroLoseTowardsZero() {
    assertThat(new TradeOff.MaxErrorLoss(0.1).limit(-2)).isEqualTo(-1.8);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new TradeOff.MaxErrorLoss(-0.1)).hasMessageContaining("(-0.1)");
    assertThatThrownBy(() -> new TradeOff.MaxCost(CostMeasure.FLOPS, 0))
        .hasMessageContaining("(0.0)");
  }

  @Test
  void peopleReadIt() {
    assertThat(new TradeOff.MaxErrorLoss(0.025).describe()).isEqualTo("at most 2.5 % more error");
    assertThat(new TradeOff.MaxCost(CostMeasure.PARAMETERS, 1e4).describe())
        .isEqualTo("at most 10000 parameters");
  }

  @Test
  void onlyWhatWasTrainedAgainIsRecommendedByItsMean() {
    TrialHistory history =
        repeated(
            new int[] {0, 1, 2, 1, 2, 2},
            new double[] {0.05, 0.10, 0.20, 0.30, 0.10, 0.12},
            new double[] {1, 10, 10, 10, 10, 10},
            "confirm");
    // Configuration 0 was trained once; the means of 1 and 2 are 0.2 and 0.14, 0.12 is nearest.
    assertThat(new TradeOff.LowestError().recommend(history).orElseThrow().trial().number())
        .isEqualTo(6);
  }

  @Test
  void oneThatWasFoundOutIsNotRecommendedForBeingTheOnlyOneTrainedAgain() {
    TrialHistory history =
        repeated(new int[] {0, 1, 0}, new double[] {0.1, 0.11, 0.5}, new double[3], "confirm");
    assertThat(new TradeOff.LowestError().recommend(history).orElseThrow().trial().number())
        .isEqualTo(2);
  }

  @Test
  void drawsThatHappenToMeetConfirmNothing() {
    TrialHistory history =
        repeated(new int[] {0, 1, 1}, new double[] {0.05, 0.1, 0.2}, new double[3], "random");
    assertThat(new TradeOff.LowestError().recommend(history).orElseThrow().trial().number())
        .isEqualTo(1);
  }

  @Property
  void noTrialBeatsOneOfTheFrontAndEachOtherIsBeaten(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 5) Double> errors) {
    double[] costs = new double[errors.size()];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = 1 + (i * 7) % 5;
    }
    double[] rounded = errors.stream().mapToDouble(e -> Math.rint(e)).toArray();
    TrialHistory history = history(rounded, costs);
    List<FinishedTrial> front = ParetoFront.of(history, CostMeasure.FLOPS);
    for (FinishedTrial trial : history.trials()) {
      boolean beaten = history.trials().stream().anyMatch(other -> beats(other, trial));
      if (front.contains(trial)) {
        assertThat(beaten).isFalse();
      } else {
        assertThat(front).anyMatch(other -> beats(other, trial) || isEqual(other, trial));
      }
    }
    assertThat(front).contains(history.best().map(b -> cheapestOf(history, b)).orElseThrow());
  }

  private static FinishedTrial cheapestOf(TrialHistory history, FinishedTrial best) {
    return new TradeOff.MaxErrorLoss(0)
        .recommend(history)
        .filter(t -> t.errorOrWorst() == best.errorOrWorst())
        .orElseThrow();
  }

  private static boolean beats(FinishedTrial a, FinishedTrial b) {
    return flops(a) <= flops(b)
        && a.errorOrWorst() <= b.errorOrWorst()
        && (flops(a) < flops(b) || a.errorOrWorst() < b.errorOrWorst());
  }

  private static boolean isEqual(FinishedTrial a, FinishedTrial b) {
    return flops(a) == flops(b) && a.errorOrWorst() == b.errorOrWorst();
  }

  private static double flops(FinishedTrial trial) {
    return trial.outcome().cost().flops();
  }

  private static int recommended(TradeOff tradeOff) {
    return tradeOff.recommend(HISTORY).orElseThrow().trial().number();
  }

  private static TrialHistory history(double[] errors, double[] flops) {
    int[] different = java.util.stream.IntStream.range(0, errors.length).toArray();
    return repeated(different, errors, flops, "random");
  }

  private static TrialHistory repeated(
      int[] configurations, double[] errors, double[] flops, String stage) {
    List<FinishedTrial> trials = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      UnitPoint point = new UnitPoint(configurations[i] / (double) errors.length);
      Trial trial = new Trial(i + 1, i + 1, new Suggestion(point, SPACE.decode(point), stage));
      Cost cost = new Cost(flops[i], Double.NaN, Double.NaN);
      trials.add(
          trial.finish(
              Double.isNaN(errors[i])
                  ? new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", cost)
                  : TrialOutcome.Completed.of(errors[i], cost)));
    }
    return new TrialHistory(SPACE, trials);
  }
}
