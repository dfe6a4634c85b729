package org.hsicgpbo.search.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hsicgpbo.search.AskTell;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A function of real numbers whose lowest value is known.
 *
 * @param space its domain
 * @param lowest its lowest value
 * @param error the function of the coordinates
 */
record TestFunction(SearchSpace space, double lowest, ToDoubleFunction<double[]> error) {
  private static final double[][] HARTMANN_A = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] HARTMANN_P = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };
  private static final double[] HARTMANN_C = {1, 1.2, 3, 3.2};

  static TestFunction branin() {
    SearchSpace space =
        SearchSpace.of(new RealHyperparameter("x0", -5, 10), new RealHyperparameter("x1", 0, 15));
    return new TestFunction(
        space,
        0.39788735772973816,
        x -> {
          double a = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
          return a * a + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
        });
  }

  static TestFunction hartmann6() {
    return new TestFunction(
        cube(6, 0, 1),
        -3.322368011415515,
        x -> {
          double sum = 0;
          for (int i = 0; i < 4; i++) {
            double exponent = 0;
            for (int j = 0; j < 6; j++) {
              double d = x[j] - HARTMANN_P[i][j];
              exponent += HARTMANN_A[i][j] * d * d;
            }
            sum -= HARTMANN_C[i] * Math.exp(-exponent);
          }
          return sum;
        });
  }

  static TestFunction rosenbrock(int dimension) {
    return new TestFunction(
        cube(dimension, -5, 10),
        0,
        x ->
            IntStream.range(0, x.length - 1)
                .mapToDouble(i -> 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2))
                .sum());
  }

  /** Σ (x_i − 0.3)² on [−1,1]^n: the optimum is not the centre. */
  static TestFunction sphere(int dimension) {
    return new TestFunction(
        cube(dimension, -1, 1), 0, x -> Arrays.stream(x).map(v -> (v - 0.3) * (v - 0.3)).sum());
  }

  /** Lowest value found in so many trials, less the lowest there is. */
  double regret(SearchStrategy strategy, long seed, int trials) {
    AskTell loop = new AskTell(space, seed, strategy);
    for (int k = 0; k < trials; k++) {
      Trial trial = loop.ask();
      loop.tell(trial, TrialOutcome.Completed.of(at(trial.suggestion()), Cost.UNKNOWN));
    }
    return loop.history().best().orElseThrow().errorOrWorst() - lowest;
  }

  /** Median regret over the seeds 0, 1, …. */
  double medianRegret(LongFunction<SearchStrategy> strategy, int seeds, int trials) {
    double[] sorted =
        LongStream.range(0, seeds)
            .mapToDouble(seed -> regret(strategy.apply(seed), seed, trials))
            .sorted()
            .toArray();
    return (sorted[(seeds - 1) / 2] + sorted[seeds / 2]) / 2;
  }

  double at(Suggestion suggestion) {
    double[] x =
        space.hyperparameters().stream()
            .mapToDouble(h -> suggestion.configuration().get(h.name()).orElseThrow().asNumber())
            .toArray();
    return error.applyAsDouble(x);
  }

  private static SearchSpace cube(int dimension, double low, double high) {
    List<RealHyperparameter> axes =
        IntStream.range(0, dimension)
            .mapToObj(i -> new RealHyperparameter("x" + i, low, high))
            .toList();
    return new SearchSpace(axes);
  }
}
