package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.StoppingRule;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.Warping;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class ProgressEstimatorTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new RealHyperparameter("x", -1, 1), new RealHyperparameter("y", -1, 1));

  @Test
  void ofErrorsAsTheyAreTheImprovementHasAClosedForm() {
    GaussianProcess.Prediction prediction = new GaussianProcess.Prediction(0.3, 0.25);
    Warping warping = new Warping(new Warping.Identity(), 2, 10);
    NormalDistribution normal = new NormalDistribution();
    double z = (0.1 - 0.3) / 0.5;
    double expected = 10 * (0.5 * (normal.density(z) + z * normal.cumulativeProbability(z)));
    assertThat(ProgressEstimator.improvement(prediction, 0.1, warping))
        .isCloseTo(expected, within(1e-10));
  }

  @Test
  void ofLogarithmsItIsThatOfDraws() {
    GaussianProcess.Prediction prediction = new GaussianProcess.Prediction(0.5, 1);
    Warping warping = new Warping(new Warping.Logarithm(), -3, 1.5);
    SplittableRandom random = new SplittableRandom(1);
    double best = warping.invert(0);
    double sum = 0;
    int draws = 1_000_000;
    for (int k = 0; k < draws; k++) {
      sum += Math.max(0, best - warping.invert(0.5 + random.nextGaussian()));
    }
    assertThat(ProgressEstimator.improvement(prediction, 0, warping))
        .isCloseTo(sum / draws, within(5 * best / Math.sqrt(draws)));
  }

  @Test
  void farFromAnyImprovementThereIsNone() {
    GaussianProcess.Prediction prediction = new GaussianProcess.Prediction(9, 1);
    assertThat(
            ProgressEstimator.improvement(prediction, 0, new Warping(new Warping.Identity(), 0, 1)))
        .isZero();
  }

  /** On a bowl the rule is met once the bottom is reached, and the bound covers the regret. */
  @Test
  void theRuleStopsAtTheBottomOfABowlAndNotBefore() {
    AskTell loop = new AskTell(SPACE, 5, new GpboStrategy(SPACE, 5, 6));
    StoppingRule rule =
        new StoppingRule.SmallExpectedImprovement(1e-4, new ProgressEstimator(SPACE, 5));
    ProgressEstimator estimator = new ProgressEstimator(SPACE, 5);
    int trials = 0;
    while (trials < 60 && rule.reason(loop.history()).isEmpty()) {
      Trial trial = loop.ask();
      loop.tell(trial, TrialOutcome.Completed.of(bowl(trial), Cost.UNKNOWN));
      trials++;
      TrialHistory history = loop.history();
      double regret = history.best().orElseThrow().errorOrWorst() - 0.2;
      estimator
          .of(history)
          .filter(progress -> history.size() > 15)
          .ifPresent(
              progress ->
                  assertThat(progress.regret())
                      .as("after %d trials", history.size())
                      .isGreaterThan(0.5 * regret));
    }
    assertThat(trials).isBetween(11, 59);
    assertThat(loop.history().best().orElseThrow().errorOrWorst()).isLessThan(0.2 + 2e-3);
    assertThat(rule.reason(loop.history()).orElseThrow())
        .contains("is expected to lower the error by")
        .contains("which is below 1.0E-4");
  }

  @Test
  void fewTrialsSayNothing() {
    assertThat(new ProgressEstimator(SPACE, 1).of(new TrialHistory(SPACE, List.of()))).isEmpty();
  }

  private static double bowl(Trial trial) {
    double x = trial.suggestion().configuration().get("x").orElseThrow().asNumber();
    double y = trial.suggestion().configuration().get("y").orElseThrow().asNumber();
    return 0.2 + (x - 0.3) * (x - 0.3) + 2 * (y + 0.4) * (y + 0.4);
  }
}
