package org.hsicgpbo.sensitivity;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The bandwidth of the greatest index: the best of a grid of {@value #GRID} bandwidths, equally
 * spaced on the log scale, refined by Brent's method between its neighbours.
 */
final class MaximumBandwidth {
  private static final int GRID = 32;

  private MaximumBandwidth() {}

  /** h in [{@link BandwidthRule#SMALLEST}, {@link BandwidthRule#GREATEST}]. */
  static double of(DoubleUnaryOperator indexAtBandwidth) {
    int best = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= GRID; k++) {
      double index = indexAtBandwidth.applyAsDouble(Math.exp(logBandwidth(k)));
      if (index > greatest) {
        greatest = index;
        best = k;
      }
    }
    double refined =
        new BrentOptimizer(1e-6, 1e-8)
            .optimize(
                new MaxEval(200),
                GoalType.MAXIMIZE,
                new UnivariateObjectiveFunction(
                    logarithm -> indexAtBandwidth.applyAsDouble(Math.exp(logarithm))),
                new SearchInterval(
                    logBandwidth(Math.max(0, best - 1)), logBandwidth(Math.min(GRID, best + 1))))
            .getPoint();
    return Math.exp(refined);
  }

  private static double logBandwidth(int k) {
    double low = Math.log(BandwidthRule.SMALLEST);
    return low + (Math.log(BandwidthRule.GREATEST) - low) * k / GRID;
  }
}
