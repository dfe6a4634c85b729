package org.hsicgpbo.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trials that no other one beats in error and cost at once. */
public final class ParetoFront {
  private ParetoFront() {}

  /**
   * The completed trials of known cost that are not dominated, by rising cost and falling error; of
   * equals the first told.
   */
  public static List<FinishedTrial> of(TrialHistory history, CostMeasure cost) {
    List<FinishedTrial> cheapestFirst =
        history.trials().stream()
            .filter(trial -> trial.completed().isPresent())
            .filter(trial -> Double.isFinite(trial.knownCost(cost)))
            .sorted(
                Comparator.<FinishedTrial>comparingDouble(trial -> trial.knownCost(cost))
                    .thenComparingDouble(FinishedTrial::errorOrWorst))
            .toList();
    List<FinishedTrial> front = new ArrayList<>();
    double lowest = Double.POSITIVE_INFINITY;
    for (FinishedTrial trial : cheapestFirst) {
      if (trial.errorOrWorst() < lowest) {
        front.add(trial);
        lowest = trial.errorOrWorst();
      }
    }
    return List.copyOf(front);
  }
}
