package org.hsicgpbo.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;

/**
 * All trainings of one configuration. Errors depend on the seed, so the lowest of many trials is in
 * part luck; a configuration that was trained again shows what it is worth.
 *
 * @param trials in the order in which they were told, at least one
 */
public record Replicates(List<FinishedTrial> trials) {
  /** The stage whose trials train known configurations again on purpose. */
  public static final String CONFIRMING_STAGE = "confirm";

  private static final int FEWEST_FOR_EXACT = 3;

  /** A choice needs two at least. */
  private static final int FEWEST_CONFIRMED = 2;

  /** Copies the trials. */
  public Replicates {
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("Replicates need at least one trial.");
    }
    trials = List.copyOf(trials);
  }

  /**
   * One for each configuration, in the order in which they were first told. Trainings that were
   * stopped early say nothing of the error at the end and are left out.
   */
  public static List<Replicates> of(TrialHistory history) {
    Map<Configuration, List<FinishedTrial>> byConfiguration = new LinkedHashMap<>();
    for (FinishedTrial trial : history.trials()) {
      if (trial.stopped().isPresent()) {
        continue;
      }
      byConfiguration.computeIfAbsent(trial.configuration(), c -> new ArrayList<>()).add(trial);
    }
    return byConfiguration.values().stream().map(Replicates::new).toList();
  }

  /**
   * Those among which a network is chosen: where some configurations were trained again on purpose
   * only these, because the lowest of many single errors is in part luck.
   */
  public static List<Replicates> candidates(TrialHistory history) {
    List<Replicates> completed =
        of(history).stream().filter(replicates -> Double.isFinite(replicates.meanError())).toList();
    List<Replicates> confirmed = completed.stream().filter(Replicates::isConfirmed).toList();
    // One confirmed alone may have been found out; where trainings agree, one is proof enough.
    return confirmed.size() < FEWEST_CONFIRMED || areExact(confirmed) ? completed : confirmed;
  }

  /** What was trained. */
  public Configuration configuration() {
    return trials.get(0).configuration();
  }

  /** The point of its first training; others of the same configuration may lie beside it. */
  public UnitPoint point() {
    return trials.get(0).point();
  }

  /** How many trainings there were. */
  public int count() {
    return trials.size();
  }

  /** The mean of their errors; +∞ if one failed. */
  public double meanError() {
    return trials.stream().mapToDouble(FinishedTrial::errorOrWorst).average().orElseThrow();
  }

  /** The standard deviation of their errors (n − 1); NaN of fewer than two, or if one failed. */
  public double standardDeviation() {
    double mean = meanError();
    return count() < 2 || Double.isInfinite(mean)
        ? Double.NaN
        : Math.sqrt(
            StatUtils.variance(
                trials.stream().mapToDouble(FinishedTrial::errorOrWorst).toArray(), mean));
  }

  /** The training whose error is nearest to the mean; the first of several. */
  public FinishedTrial typical() {
    double mean = meanError();
    return Double.isInfinite(mean)
        ? trials.get(0)
        : trials.stream()
            .min(Comparator.comparingDouble(trial -> Math.abs(trial.errorOrWorst() - mean)))
            .orElseThrow();
  }

  /** The known cost of the first training for which there is one, NaN for none. */
  public double knownCost(CostMeasure cost) {
    return trials.stream()
        .mapToDouble(trial -> trial.knownCost(cost))
        .filter(Double::isFinite)
        .findFirst()
        .orElse(Double.NaN);
  }

  /**
   * Whether trainings are known to depend on nothing but the configuration: several were repeated
   * on purpose, and all agree. One equal pair may be chance, as among errors that are shares of few
   * examples.
   */
  public static boolean areExact(List<Replicates> confirmed) {
    int trainings = confirmed.stream().mapToInt(Replicates::count).sum();
    return trainings >= FEWEST_FOR_EXACT && confirmed.stream().allMatch(Replicates::agree);
  }

  /** Whether it was trained again on purpose, not by a draw that happened to hit it twice. */
  public boolean isConfirmed() {
    return trials.size() > 1 && trials.stream().skip(1).anyMatch(trial -> trial.trial().confirms());
  }

  /** Whether all trainings ended with the very same error. */
  public boolean agree() {
    double first = trials.get(0).errorOrWorst();
    return trials.stream().allMatch(trial -> trial.errorOrWorst() == first);
  }
}
