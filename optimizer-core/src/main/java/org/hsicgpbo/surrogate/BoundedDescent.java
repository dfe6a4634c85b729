package org.hsicgpbo.surrogate;

import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * BFGS that ends: the line search of the library can go on forever where a function is flat or its
 * values overflow, so that evaluations are counted, and the best point seen is what counts.
 */
public final class BoundedDescent {
  private static final int HISTORY = 7;
  private static final double GRADIENT_TOLERANCE = 1e-3;
  private static final int MOST_ITERATIONS = 200;

  private final int mostEvaluations;

  /** A descent of at most so many evaluations. */
  public BoundedDescent(int mostEvaluations) {
    this.mostEvaluations = mostEvaluations;
  }

  /**
   * Where a descent ended.
   *
   * @param point the best point seen
   * @param value the function there
   */
  public record End(double[] point, double value) {}

  /**
   * Descends from the start inside a box, on angles θ with x = low + (high − low)(1 − cos θ)/2,
   * which reach every point of the box and never leave it. (The library's bounded method needs
   * native matrices, which are wrong on some processors: docs/adr/0003.)
   */
  public End minimize(
      DifferentiableMultivariateFunction function, double[] start, double[] low, double[] high) {
    BoxAngles box = new BoxAngles(function, low, high);
    End end = minimize(box, box.angles(start));
    return new End(box.point(end.point()), end.value());
  }

  /** Descends from the start. */
  public End minimize(DifferentiableMultivariateFunction function, double[] start) {
    Counted counted = new Counted(function, mostEvaluations);
    try {
      counted.f(start);
      BFGS.minimize(counted, HISTORY, start.clone(), GRADIENT_TOLERANCE, MOST_ITERATIONS);
    } catch (SpentException e) {
      // The best point so far is the answer.
    }
    return counted.best.length == 0
        ? new End(start.clone(), Double.POSITIVE_INFINITY)
        : new End(counted.best, counted.bestValue);
  }

  private static final class SpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpentException() {
      super("No further step is possible.", null, false, false);
    }
  }

  private static final class Counted implements DifferentiableMultivariateFunction {
    private static final long serialVersionUID = 1L;

    private final transient DifferentiableMultivariateFunction function;
    private int left;
    private double[] best = {};
    private double bestValue = Double.POSITIVE_INFINITY;

    Counted(DifferentiableMultivariateFunction function, int most) {
      this.function = function;
      this.left = most;
    }

    @Override
    public double f(double[] x) {
      spend(x);
      return keep(x, function.f(x));
    }

    @Override
    public double g(double[] x, double[] gradient) {
      spend(x);
      double value = keep(x, function.g(x, gradient));
      endUnlessFinite(gradient);
      return value;
    }

    private void spend(double[] x) {
      if (left-- <= 0) {
        throw new SpentException();
      }
      endUnlessFinite(x);
    }

    /** Where a slope is beyond all numbers, steps lead nowhere. */
    private static void endUnlessFinite(double[] numbers) {
      for (double number : numbers) {
        if (!Double.isFinite(number)) {
          throw new SpentException();
        }
      }
    }

    private double keep(double[] x, double value) {
      if (value < bestValue || best.length == 0) {
        best = x.clone();
        bestValue = value;
      }
      return value;
    }
  }
}
