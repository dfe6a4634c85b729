package org.hsicgpbo.driver.finals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.ParetoFront;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.TrialHistory;

/** Chooses the configurations of final networks by validation error and cost alone. */
public final class Finalists {
  private Finalists() {}

  /**
   * The recommended one, the one of the lowest error, those of the front of error and cost by their
   * error, then those that follow.
   */
  public static List<Finalist> of(TrialHistory history, TradeOff tradeOff, int networks) {
    List<Finalist> all = new ArrayList<>();
    tradeOff.recommend(history).ifPresent(t -> all.add(new Finalist(t, "recommended")));
    new TradeOff.LowestError()
        .recommend(history)
        .ifPresent(t -> all.add(new Finalist(t, "lowest error")));
    byError(ParetoFront.of(history, tradeOff.cost(history)).stream())
        .forEach(t -> all.add(new Finalist(t, "on the front")));
    byError(history.trials().stream().filter(t -> t.completed().isPresent()))
        .forEach(t -> all.add(new Finalist(t, "next best")));
    List<Finalist> chosen = new ArrayList<>();
    for (Finalist finalist : all) {
      if (chosen.size() < networks
          && chosen.stream()
              .noneMatch(other -> other.trial().hasSameConfiguration(finalist.trial()))) {
        chosen.add(finalist);
      }
    }
    return List.copyOf(chosen);
  }

  private static Stream<FinishedTrial> byError(Stream<FinishedTrial> trials) {
    return trials.sorted(Comparator.comparingDouble(FinishedTrial::errorOrWorst));
  }
}
