package org.hsicgpbo.search.hsic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class ConfirmTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));
  private static final TradeOff LOSS = new TradeOff.MaxErrorLoss(0.1);

  private final List<FinishedTrial> trials = new ArrayList<>();

  @Test
  void theOneThatWouldBeRecommendedIsTrainedAgain() {
    tell(0.2, 0.100, 1000);
    tell(0.4, 0.108, 10);
    tell(0.6, 0.300, 1);
    assertThat(next(List.of())).isEqualTo(new Move.Take(new UnitPoint(0.4)));
  }

  @Test
  void anotherTakesItsPlaceOnceItsMeanFallsBehind() {
    tell(0.2, 0.100, 1000);
    tell(0.4, 0.108, 10);
    tell(0.4, 0.200, 10);
    assertThat(next(List.of())).isEqualTo(new Move.Take(new UnitPoint(0.2)));
  }

  @Test
  void runningTrainingsCount() {
    tell(0.2, 0.100, 1000);
    tell(0.4, 0.108, 10);
    tell(0.4, 0.107, 10);
    Trial running = trial(9, 0.4);
    assertThat(next(List.of(running))).isEqualTo(new Move.Take(new UnitPoint(0.2)));
  }

  @Test
  void whereTrainingsAgreeTheSearchGoesOn() {
    tell(0.2, 0.1, 1000);
    again(0.2, 0.1, 1000);
    tell(0.4, 0.3, 10);
    tell(0.6, 0.05, 10);
    assertThat(next(List.of())).as("one equal pair may be chance").isInstanceOf(Move.Take.class);
    again(0.2, 0.1, 1000);
    assertThat(next(List.of())).isInstanceOf(Move.Improve.class);
    assertThat(LOSS.recommend(history()).orElseThrow().trial().number()).isEqualTo(4);
  }

  @Test
  void aConfigurationThatFailedAgainIsNoCandidate() {
    tell(0.2, 0.100, 1000);
    tell(0.4, 0.09, 10);
    trials.add(
        trial(trials.size() + 1, 0.4)
            .finish(
                new TrialOutcome.Failed(
                    org.hsicgpbo.trial.FailureKind.DIVERGED, "NaN", Cost.UNKNOWN)));
    assertThat(next(List.of())).isEqualTo(new Move.Take(new UnitPoint(0.2)));
  }

  /**
   * Cheap networks have noisy errors, so that the lowest of their single errors is luck. With the
   * stage the recommended one is as good as promised, on the mean of 40 searches.
   */
  @Test
  void luckIsFoundOut() {
    double withStage = 0;
    double without = 0;
    for (int seed = 0; seed < 40; seed++) {
      withStage += trueErrorOfRecommended(seed, 20);
      without += trueErrorOfRecommended(seed, 0);
    }
    assertThat(withStage / 40).isLessThan(0.8 * without / 40);
  }

  /** The true error is 0.1 + x, the spread as large, the cost falls with x. */
  private double trueErrorOfRecommended(int seed, int confirmations) {
    trials.clear();
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < 60; k++) {
      double x = random.nextDouble();
      tell(x, (0.1 + x) * Math.exp(random.nextGaussian()), 1 - x);
    }
    for (int k = 0; k < confirmations; k++) {
      double x = ((Move.Take) next(List.of())).point().get(0);
      again(x, (0.1 + x) * Math.exp(random.nextGaussian()), 1 - x);
    }
    FinishedTrial recommended = LOSS.recommend(history()).orElseThrow();
    return 0.1 + recommended.trial().suggestion().point().get(0);
  }

  private Move next(List<Trial> pending) {
    SearchState state = new SearchState(history(), pending, 10);
    return new Confirm()
        .next(new Standing(SPACE, 1, state, List.of(), SearchRegion.full(SPACE), LOSS, 1));
  }

  private TrialHistory history() {
    return new TrialHistory(SPACE, trials);
  }

  private void tell(double x, double error, double flops) {
    tell(x, error, flops, "random");
  }

  private void again(double x, double error, double flops) {
    tell(x, error, flops, "confirm");
  }

  private void tell(double x, double error, double flops, String stage) {
    trials.add(
        trial(trials.size() + 1, x, stage)
            .finish(TrialOutcome.Completed.of(error, new Cost(flops, Double.NaN, Double.NaN))));
  }

  private static Trial trial(int number, double x) {
    return trial(number, x, "random");
  }

  private static Trial trial(int number, double x, String stage) {
    UnitPoint point = new UnitPoint(x);
    return new Trial(number, number, new Suggestion(point, SPACE.decode(point), stage));
  }
}
