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
    assertThat(ProgressEstimator.improvement(prediction, 0.1, everything(warping)))
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
    assertThat(ProgressEstimator.improvement(prediction, 0, everything(warping)))
        .isCloseTo(sum / draws, within(5 * best / Math.sqrt(draws)));
  }

  @Test
  void farFromAnyImprovementThereIsNone() {
    GaussianProcess.Prediction prediction = new GaussianProcess.Prediction(9, 1);
    assertThat(
            ProgressEstimator.improvement(
                prediction, 0, everything(new Warping(new Warping.Identity(), 0, 1))))
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

  /**
   * Most networks end at the error of chance. The warping that suits such errors has an asymptote,
   * under which the improvement had no value and the rule could not be met.
   */
  @Test
  void errorsThatAreMostlyThoseOfChanceHaveAnImprovementToo() {
    ProgressEstimator estimator = new ProgressEstimator(SPACE, 1);
    for (int trials : new int[] {12, 20, 40}) {
      AskTell loop = new AskTell(SPACE, 1, new RandomSearchStrategy(SPACE, 1));
      for (int k = 0; k < trials; k++) {
        Trial trial = loop.ask();
        loop.tell(trial, TrialOutcome.Completed.of(craterInAPlain(trial), Cost.UNKNOWN));
      }
      ExpectedProgress progress = estimator.of(loop.history()).orElseThrow();
      assertThat(progress.improvement()).as("after %d trials", trials).isBetween(1e-9, 0.75);
      assertThat(progress.regret()).as("after %d trials", trials).isBetween(0.0, 1.5);
    }
  }

  @Test
  void theRuleStopsAtTheBottomOfACraterInAPlain() {
    AskTell loop = new AskTell(SPACE, 5, new GpboStrategy(SPACE, 5, 10));
    StoppingRule rule =
        new StoppingRule.SmallExpectedImprovement(1e-3, new ProgressEstimator(SPACE, 5));
    int trials = 0;
    while (trials < 60 && rule.reason(loop.history()).isEmpty()) {
      Trial trial = loop.ask();
      loop.tell(trial, TrialOutcome.Completed.of(craterInAPlain(trial), Cost.UNKNOWN));
      trials++;
    }
    assertThat(trials).isBetween(11, 59);
    assertThat(loop.history().best().orElseThrow().errorOrWorst()).isLessThan(0.15 + 0.02);
  }

  @Test
  void equalErrorsDoNotMeetTheRule() {
    AskTell loop = new AskTell(SPACE, 1, new RandomSearchStrategy(SPACE, 1));
    for (int k = 0; k < 12; k++) {
      loop.tell(loop.ask(), TrialOutcome.Completed.of(0.9, Cost.UNKNOWN));
    }
    assertThat(new ProgressEstimator(SPACE, 1).of(loop.history()).orElseThrow().improvement())
        .isBetween(1e-4, 1.0);
  }

  @Test
  void fewTrialsSayNothing() {
    assertThat(new ProgressEstimator(SPACE, 1).of(new TrialHistory(SPACE, List.of()))).isEmpty();
  }

  private static ProgressEstimator.Scale everything(Warping warping) {
    return new ProgressEstimator.Scale(warping, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** 0.9 but for a crater of radius 0.5 and depth 0.75 at the origin, on a slight slope. */
  private static double craterInAPlain(Trial trial) {
    double x = trial.suggestion().point().get(0) - 0.5;
    double y = trial.suggestion().point().get(1) - 0.5;
    return 0.9 - 3 * Math.max(0, 0.25 - Math.hypot(x, y)) + 0.001 * y;
  }

  private static double bowl(Trial trial) {
    double x = trial.suggestion().configuration().get("x").orElseThrow().asNumber();
    double y = trial.suggestion().configuration().get("y").orElseThrow().asNumber();
    return 0.2 + (x - 0.3) * (x - 0.3) + 2 * (y + 0.4) * (y + 0.4);
  }
}
