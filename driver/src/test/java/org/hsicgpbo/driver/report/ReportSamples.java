package org.hsicgpbo.driver.report;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.sensitivity.AnalysisPart;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.SampleAnalyzer;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/** Studies of an artificial objective, with names and reasons that an attacker would choose. */
final class ReportSamples {
  static final String HOSTILE = "</script><script>alert('x')</script><img src=x onerror=alert(1)>";

  static final StudyFile FILE = file("lowest-error");

  private ReportSamples() {}

  private static StudyFile file(String tradeOff) {
    return new StudyFileReader()
        .read(
            """
            # %1$s
            study: example
            problem: {type: command, command: [train]}
            space:
              n-units: {type: integer, low: 1, high: 40}
              learning-rate: {type: real, low: 0.001, high: 1, log: true}
              activation: {type: categorical, values: ["%1$s", relu, tanh]}
              dropout: {type: boolean}
              dropout-rate: {type: real, low: 0, high: 0.5, when: {dropout: true}}
            strategy: {type: random}
            trade-off: %2$s
            budget: {trials: 120}
            """
                .formatted(HOSTILE, tradeOff),
            "example.yaml");
  }

  /** So many random trials: learning rate decides the error, units the cost, the 7th failed. */
  static StudyResult study(int trials) {
    return study(trials, "lowest-error");
  }

  /** The same, with another trade-off. */
  static StudyResult study(int trials, String tradeOff) {
    SplittableRandom random = new SplittableRandom(1);
    TrialHistory history =
        new TrialHistory(
            FILE.space(),
            IntStream.rangeClosed(1, trials).mapToObj(number -> trial(number, random)).toList());
    return new StudyResult(
        file(tradeOff),
        history,
        List.of(new StageReport("random", "Drawn at random.", 1, trials, List.of())),
        analyzed(history),
        "");
  }

  static AnalyzedSample analyzed(TrialHistory history) {
    return analyzed(history, new Goal.Best(0.1));
  }

  static AnalyzedSample analyzed(TrialHistory history, Goal goal) {
    return new AnalyzedSample(
        history,
        new SampleAnalyzer(
                goal,
                history.knownCost(),
                1,
                AnalysisSettings.defaults(),
                EnumSet.allOf(AnalysisPart.class))
            .analyze(history));
  }

  private static FinishedTrial trial(int number, SplittableRandom random) {
    UnitPoint u = FILE.space().sample(random);
    Suggestion suggestion = new Suggestion(u, FILE.space().decode(u), "random");
    double units = 1 + 39 * u.get(0);
    Cost cost = new Cost(units * 100, units * 10, 0.5);
    TrialOutcome outcome =
        number == 7
            ? new TrialOutcome.Failed(FailureKind.DIVERGED, HOSTILE, cost)
            : TrialOutcome.Completed.of(0.1 + Math.abs(u.get(1) - 0.3), cost);
    return new Trial(number, number, suggestion).finish(outcome);
  }
}
