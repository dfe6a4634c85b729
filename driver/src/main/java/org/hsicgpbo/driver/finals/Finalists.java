package org.hsicgpbo.driver.finals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/** Chooses the configurations of final networks by validation error and cost alone. */
public final class Finalists {
  /** A network counts as nearly as good as the best within this share of its error. */
  private static final double NEARLY = 0.05;

  private Finalists() {}

  /** The best one, the cheapest that is nearly as good, then those that follow by error. */
  public static List<Finalist> of(TrialHistory history, int networks) {
    List<Finalist> chosen = new ArrayList<>();
    history.best().ifPresent(best -> chosen.add(new Finalist(best, "best")));
    cheapestNearlyAsGood(history)
        .filter(cheap -> !isChosen(chosen, cheap))
        .ifPresent(cheap -> chosen.add(new Finalist(cheap, "cheapest nearly as good")));
    history.trials().stream()
        .filter(trial -> trial.completed().isPresent())
        .sorted(Comparator.comparingDouble(FinishedTrial::errorOrWorst))
        .filter(trial -> !isChosen(chosen, trial))
        .limit(Math.max(0, networks - chosen.size()))
        .forEach(trial -> chosen.add(new Finalist(trial, "next best")));
    return List.copyOf(chosen.subList(0, Math.min(networks, chosen.size())));
  }

  private static boolean isChosen(List<Finalist> chosen, FinishedTrial trial) {
    return chosen.stream().anyMatch(finalist -> finalist.trial().equals(trial));
  }

  /** The network of fewest FLOPs whose error is within five percent of the best. */
  public static Optional<FinishedTrial> cheapestNearlyAsGood(TrialHistory history) {
    return history
        .best()
        .flatMap(
            best ->
                history.trials().stream()
                    .filter(t -> t.errorOrWorst() <= best.errorOrWorst() * (1 + NEARLY))
                    .filter(t -> t.outcome().cost().flops() > 0)
                    .min(Comparator.comparingDouble(t -> t.outcome().cost().flops())));
  }
}
