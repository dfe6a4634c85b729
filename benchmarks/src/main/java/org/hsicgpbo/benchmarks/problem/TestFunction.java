package org.hsicgpbo.benchmarks.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A function to be minimised whose minimum is known (Surjanovic and Bingham, Virtual Library of
 * Simulation Experiments).
 *
 * @param name what it is called in tables
 * @param space where it is defined
 * @param function its value at the coordinates that matter
 * @param minimum its lowest value
 */
public record TestFunction(
    String name, SearchSpace space, ToDoubleFunction<double[]> function, double minimum)
    implements TestProblem {
  private static final int EVALUATIONS = 100;

  private static final int DUMMIES = 15;

  /** The five functions of the table and each with 15 dimensions that do nothing. */
  public static List<TestFunction> all() {
    List<TestFunction> plain = List.of(branin(), hartmann6(), ackley10(), levy10(), rosenbrock8());
    List<TestFunction> all = new ArrayList<>(plain);
    plain.forEach(f -> all.add(f.withDummies()));
    return all;
  }

  @Override
  public int evaluations() {
    return EVALUATIONS;
  }

  @Override
  public TrialOutcome.Completed evaluate(Configuration configuration) {
    double[] x =
        space.hyperparameters().stream()
            .filter(h -> h.name().startsWith("x"))
            .mapToDouble(h -> configuration.get(h.name()).map(Value::asNumber).orElseThrow())
            .toArray();
    return TrialOutcome.Completed.of(function.applyAsDouble(x), Cost.UNKNOWN);
  }

  private TestFunction withDummies() {
    List<Hyperparameter> more = new ArrayList<>(space.hyperparameters());
    IntStream.range(0, DUMMIES).forEach(i -> more.add(new RealHyperparameter("dummy" + i, 0, 1)));
    return new TestFunction(
        name + "+15", SearchSpace.of(more.toArray(Hyperparameter[]::new)), function, minimum);
  }

  private static SearchSpace cube(int dimensions, double low, double high) {
    return SearchSpace.of(
        IntStream.range(0, dimensions)
            .mapToObj(i -> new RealHyperparameter("x" + i, low, high))
            .toArray(Hyperparameter[]::new));
  }

  static TestFunction branin() {
    SearchSpace space =
        SearchSpace.of(new RealHyperparameter("x0", -5, 10), new RealHyperparameter("x1", 0, 15));
    return new TestFunction(
        "Branin",
        space,
        x ->
            Math.pow(x[1] - 5.1 * x[0] * x[0] / (4 * Math.PI * Math.PI) + 5 * x[0] / Math.PI - 6, 2)
                + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0])
                + 10,
        0.39788735772973816);
  }

  static TestFunction hartmann6() {
    double[] alpha = {1, 1.2, 3, 3.2};
    double[][] a = {
      {10, 3, 17, 3.5, 1.7, 8},
      {0.05, 10, 17, 0.1, 8, 14},
      {3, 3.5, 1.7, 10, 17, 8},
      {17, 8, 0.05, 10, 0.1, 14}
    };
    double[][] p = {
      {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
      {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
      {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
      {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    return new TestFunction(
        "Hartmann6",
        cube(6, 0, 1),
        x -> {
          double sum = 0;
          for (int i = 0; i < 4; i++) {
            double inner = 0;
            for (int j = 0; j < 6; j++) {
              inner += a[i][j] * (x[j] - p[i][j]) * (x[j] - p[i][j]);
            }
            sum -= alpha[i] * Math.exp(-inner);
          }
          return sum;
        },
        -3.3223680114155);
  }

  static TestFunction ackley10() {
    return new TestFunction(
        "Ackley10",
        cube(10, -20, 40),
        x -> {
          double squares = 0;
          double cosines = 0;
          for (double v : x) {
            squares += v * v / x.length;
            cosines += Math.cos(2 * Math.PI * v) / x.length;
          }
          return -20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(cosines) + 20 + Math.E;
        },
        0);
  }

  /** Levy's function on [−10, 10]^10, the space of the measurements of time. */
  public static TestFunction levy10() {
    return new TestFunction(
        "Levy10",
        cube(10, -10, 10),
        x -> {
          int d = x.length;
          double[] w = new double[d];
          for (int i = 0; i < d; i++) {
            w[i] = 1 + (x[i] - 1) / 4;
          }
          double sum = Math.pow(Math.sin(Math.PI * w[0]), 2);
          for (int i = 0; i < d - 1; i++) {
            sum += (w[i] - 1) * (w[i] - 1) * (1 + 10 * Math.pow(Math.sin(Math.PI * w[i] + 1), 2));
          }
          double last = w[d - 1];
          return sum + (last - 1) * (last - 1) * (1 + Math.pow(Math.sin(2 * Math.PI * last), 2));
        },
        0);
  }

  static TestFunction rosenbrock8() {
    return new TestFunction(
        "Rosenbrock8",
        cube(8, -5, 10),
        x -> {
          double sum = 0;
          for (int i = 0; i < x.length - 1; i++) {
            sum += 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + (1 - x[i]) * (1 - x[i]);
          }
          return sum;
        },
        0);
  }
}
