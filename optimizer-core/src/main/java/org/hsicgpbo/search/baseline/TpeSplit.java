package org.hsicgpbo.search.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * The trials that TPE learns from, split by their error.
 *
 * @param good points of the best trials
 * @param rest points of the others, failed and pending ones too
 */
record TpeSplit(List<UnitPoint> good, List<UnitPoint> rest) {
  private static final double GOOD_SHARE = 0.1;
  private static final int MOST_GOOD = 25;
  private static final int NEWEST_OF_FULL_WEIGHT = 25;

  /** Copies the lists. */
  TpeSplit {
    good = List.copyOf(good);
    rest = List.copyOf(rest);
  }

  /**
   * Of n told trials the best min(⌈0.1 n⌉, 25) are good, the first told of equals, and never a
   * failed one. Pending trials count among the rest, so that workers do not crowd (constant liar,
   * Ginsbourger et al. 2010). Both lists keep the order in which the trials were told.
   */
  static TpeSplit of(SearchState state) {
    List<FinishedTrial> told = state.told().trials();
    Set<Integer> best = new HashSet<>();
    told.stream()
        .filter(trial -> trial.completed().isPresent())
        .sorted(Comparator.comparingDouble(FinishedTrial::errorOrWorst))
        .limit(goodOf(told.size()))
        .forEach(trial -> best.add(trial.trial().number()));
    List<UnitPoint> good = new ArrayList<>();
    List<UnitPoint> rest = new ArrayList<>();
    for (FinishedTrial trial : told) {
      (best.contains(trial.trial().number()) ? good : rest).add(trial.point());
    }
    state.pending().forEach(trial -> rest.add(trial.suggestion().point()));
    return new TpeSplit(good, rest);
  }

  /** How many of n trials count as good. */
  static int goodOf(int n) {
    return Math.min((int) Math.ceil(GOOD_SHARE * n), MOST_GOOD);
  }

  /**
   * Weights of n observations, oldest first: the newest 25 have weight 1, and the others rise in a
   * line from 1/n to 1 (Bergstra, Yamins and Cox 2013).
   */
  static double[] weights(int n) {
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    int old = n - NEWEST_OF_FULL_WEIGHT;
    for (int k = 0; k < old; k++) {
      double lowest = 1.0 / n;
      weights[k] = old == 1 ? lowest : lowest + (1 - lowest) * k / (old - 1);
    }
    return weights;
  }
}
