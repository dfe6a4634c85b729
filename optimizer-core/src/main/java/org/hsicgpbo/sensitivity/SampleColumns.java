package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * A sample as columns, read in one walk over its trials: a million trials are many objects, and
 * each walk costs more than the indices.
 */
final class SampleColumns {
  private final double[][] u;
  private final boolean[] reached;
  private final double[] errors;
  private final double[] costs;

  private SampleColumns(double[][] u, boolean[] reached, double[] errors, double[] costs) {
    this.u = u;
    this.reached = reached;
    this.errors = errors;
    this.costs = costs;
  }

  /**
   * Reads the columns.
   *
   * @param indices the hyperparameters of the space whose coordinates are read
   */
  static SampleColumns of(
      TrialHistory sample, int[] indices, GoalIndicator goal, CostMeasure measure) {
    List<FinishedTrial> trials = sample.trials();
    int n = trials.size();
    SampleColumns columns =
        new SampleColumns(
            new double[indices.length][n], new boolean[n], new double[n], new double[n]);
    for (int i = 0; i < n; i++) {
      FinishedTrial trial = trials.get(i);
      for (int k = 0; k < indices.length; k++) {
        columns.u[k][i] = trial.point().get(indices[k]);
      }
      columns.reached[i] = goal.reached(i);
      columns.errors[i] = trial.errorOrWorst();
      columns.costs[i] = trial.knownCost(measure);
    }
    return columns;
  }

  int n() {
    return reached.length;
  }

  /** The coordinates of the k-th of the indices, NaN where inactive; shared, as the others. */
  double[] u(int k) {
    return u[k];
  }

  boolean[] reached() {
    return reached;
  }

  double[] errors() {
    return errors;
  }

  double[] costs() {
    return costs;
  }

  /** The trials in which all the given ones of the indices are active. */
  int[] active(int... required) {
    return IntStream.range(0, n()).filter(i -> isActive(i, required)).toArray();
  }

  private boolean isActive(int i, int[] required) {
    for (int k : required) {
      if (Double.isNaN(u[k][i])) {
        return false;
      }
    }
    return true;
  }
}
