package org.hsicgpbo.driver.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.driver.finals.Finalist;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.hsicgpbo.trial.TrialSeeds;

/** Studies with errors of one's choice. */
public final class ComparisonSamples {
  private static final SearchSpace SPACE =
      new StudyFileReader()
          .read(
              "study: a\nproblem: {type: runge}\nspace: {x: {type: real, low: 0, high: 1}}\nstrategy: {type: random}\nbudget: {trials: 9}\n",
              "a.yaml")
          .space();

  private ComparisonSamples() {}

  /** A comparison against the first strategy. */
  public static Comparison comparing(ComparedStudy... studies) {
    List<ComparedStudy> all = List.of(studies);
    List<String> strategies = all.stream().map(ComparedStudy::strategy).distinct().toList();
    return new Comparison(
        "sample",
        "runge",
        4,
        strategies,
        all.stream().map(ComparedStudy::seed).distinct().toList(),
        Optional.of(strategies.get(0)),
        all);
  }

  /**
   * A study whose trials take an hour each; the network of trial i has 100·i FLOPs and 10·i
   * parameters. A NaN is a failed trial.
   */
  public static ComparedStudy study(String strategy, long seed, double... errors) {
    return tested(strategy, seed, Double.NaN, errors);
  }

  /** With a test error that is as many times the validation error. */
  public static ComparedStudy tested(
      String strategy, long seed, double testRatio, double... errors) {
    List<FinishedTrial> trials = new ArrayList<>();
    for (int number = 1; number <= errors.length; number++) {
      // Strategies share the first two trials of a seed and differ afterwards.
      double u = number / 100.0 + (number > 2 ? strategy.hashCode() % 50 / 100.0 + 0.5 : 0);
      UnitPoint point = new UnitPoint(Math.abs(u) % 1);
      Trial trial =
          new Trial(
              number,
              TrialSeeds.training(seed, number),
              new Suggestion(point, SPACE.decode(point), "stage"));
      double error = errors[number - 1];
      Cost cost = new Cost(100.0 * number, 10.0 * number, 3600);
      trials.add(
          trial.finish(
              Double.isNaN(error)
                  ? new TrialOutcome.Failed(FailureKind.DIVERGED, "It diverged.", cost)
                  : new TrialOutcome.Completed(error, testRatio * error, cost, Map.of())));
    }
    return new ComparedStudy(
        strategy,
        seed,
        "sample." + strategy + "." + seed,
        new TrialHistory(SPACE, trials),
        new TradeOff.LowestError(),
        List.of());
  }

  /** The study with final networks of its chosen trial. */
  public static ComparedStudy withFinals(ComparedStudy study, double... testErrors) {
    List<FinalNetwork.Trained> trained = new ArrayList<>();
    for (double error : testErrors) {
      trained.add(new FinalNetwork.Trained(trained.size(), error, 0.1, 1, "a.zip"));
    }
    return new ComparedStudy(
        study.strategy(),
        study.seed(),
        study.name(),
        study.history(),
        study.tradeOff(),
        List.of(
            new FinalNetwork(
                new Finalist(study.chosen().orElseThrow(), "best"), "train", trained, 0)));
  }
}
