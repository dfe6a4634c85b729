package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.ParetoFront;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class BelievedErrorsTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));
  private static final Cost COST = new Cost(5, 5, 5);
  private static final Cost CHEAP = new Cost(1, 1, 1);

  private static List<FinishedTrial> trials(TrialOutcome... outcomes) {
    return IntStream.range(0, outcomes.length)
        .mapToObj(
            i -> {
              UnitPoint point = new UnitPoint((i + 0.5) / outcomes.length);
              Suggestion suggestion = new Suggestion(point, SPACE.decode(point), "random");
              return new Trial(i + 1, i, suggestion).finish(outcomes[i]);
            })
        .toList();
  }

  private static TrialOutcome stopped(double error) {
    return new TrialOutcome.Stopped(error, 2, 9, CHEAP);
  }

  private static TrialOutcome completed(double error) {
    return TrialOutcome.Completed.of(error, COST);
  }

  @Test
  void aStoppedTrialIsBelievedBetweenMedianAndWorst() {
    double[] errors =
        ErrorModel.errors(
            trials(
                completed(0.1),
                completed(0.5),
                completed(0.9),
                stopped(0.2),
                stopped(0.6),
                stopped(7),
                new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", COST)));

    assertThat(errors).containsExactly(0.1, 0.5, 0.9, 0.5, 0.6, 0.9, 0.9);
  }

  @Test
  void aStoppedTrialIsNeitherTheBestNorOnTheFrontNorRecommended() {
    List<FinishedTrial> trials = trials(completed(0.5), stopped(0.01));
    TrialHistory history = new TrialHistory(SPACE, trials);

    assertThat(history.best()).contains(trials.get(0));
    assertThat(ParetoFront.of(history, CostMeasure.FLOPS)).containsExactly(trials.get(0));
    for (TradeOff tradeOff :
        List.of(new TradeOff.MaxErrorLoss(100), new TradeOff.MaxCost(CostMeasure.FLOPS, 2))) {
      assertThat(tradeOff.recommend(history)).contains(trials.get(0));
    }
    assertThat(trials.get(1).knownCost(CostMeasure.SECONDS)).as("cut short").isNaN();
    assertThat(trials.get(1).knownCost(CostMeasure.FLOPS)).isEqualTo(1);
  }
}
