package org.hsicgpbo.sensitivity;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/** Random samples of artificial objectives. */
final class Samples {
  private Samples() {}

  static TrialHistory of(
      SearchSpace space, int n, long seed, Function<UnitPoint, TrialOutcome> objective) {
    SplittableRandom random = new SplittableRandom(seed);
    return new TrialHistory(
        space,
        IntStream.rangeClosed(1, n)
            .mapToObj(number -> trial(space, number, space.sample(random), objective))
            .toList());
  }

  private static FinishedTrial trial(
      SearchSpace space, int number, UnitPoint u, Function<UnitPoint, TrialOutcome> objective) {
    Configuration configuration = space.decode(u);
    return new Trial(number, number, new Suggestion(u, configuration, "warm-up"))
        .finish(objective.apply(u));
  }

  static TrialOutcome completed(double error, double flops) {
    return TrialOutcome.Completed.of(error, new Cost(flops, flops, flops));
  }

  static TrialOutcome completed(double error) {
    return TrialOutcome.Completed.of(error, Cost.UNKNOWN);
  }

  static TrialOutcome failed() {
    return new TrialOutcome.Failed(FailureKind.DIVERGED, "The loss became NaN.", Cost.UNKNOWN);
  }

  static double[] uniform(int n, long seed) {
    return new SplittableRandom(seed).doubles(n).toArray();
  }

  static HsicIndex index(SensitivityReport report, String name) {
    return report.indices().stream()
        .filter(index -> index.hyperparameter().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
