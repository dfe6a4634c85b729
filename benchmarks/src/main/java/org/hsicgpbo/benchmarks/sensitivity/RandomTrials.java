package org.hsicgpbo.benchmarks.sensitivity;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Random samples of an artificial objective of real hyperparameters u0, u1, …: u0 pulls the error
 * down, u1 has a best place, u2 matters only where u3 is large, and the rest does nothing.
 */
final class RandomTrials {
  /** The analysis reads U; values would only fill the memory that is measured. */
  private static final Configuration NO_VALUES = new Configuration(Map.of());

  private RandomTrials() {}

  /**
   * The sample.
   *
   * @param n how many trials
   * @param dimensions how many hyperparameters, at least 4
   * @param withCost whether FLOPs are known: they grow with u0
   */
  static TrialHistory of(int n, int dimensions, boolean withCost) {
    SplittableRandom random = new SplittableRandom(n);
    List<FinishedTrial> trials =
        IntStream.rangeClosed(1, n)
            .mapToObj(number -> trial(number, random.doubles(dimensions).toArray(), withCost))
            .toList();
    return new TrialHistory(space(dimensions), trials);
  }

  /** The space of {@code dimensions} real hyperparameters on [0,1]. */
  static SearchSpace space(int dimensions) {
    return SearchSpace.of(
        IntStream.range(0, dimensions)
            .mapToObj(i -> new RealHyperparameter("u" + i, 0, 1))
            .toArray(Hyperparameter[]::new));
  }

  private static FinishedTrial trial(int number, double[] u, boolean withCost) {
    double error =
        2 - u[0] + 2 * (u[1] - 0.4) * (u[1] - 0.4) + (u[3] > 0.7 ? 0.5 * u[2] : 0) + 0.1 * u[3];
    Cost cost = withCost ? new Cost(1e6 * (1 + u[0] * u[0]), Double.NaN, Double.NaN) : Cost.UNKNOWN;
    return trial(number, u, error, cost);
  }

  /** A completed trial. */
  static FinishedTrial trial(int number, double[] u, double error, Cost cost) {
    return new Trial(number, number, new Suggestion(new UnitPoint(u), NO_VALUES, "warm-up"))
        .finish(TrialOutcome.Completed.of(error, cost));
  }
}
