package org.hsicgpbo.search.hsic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trial.Replicates;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Trains the candidates again from other seeds. The lowest of many errors is in part luck of the
 * seed, and more so among small networks; so the configuration that would be recommended now, or
 * that has the lowest mean, is trained again until it has shown itself {@value #ENOUGH} times, and
 * another one takes its place as soon as its mean falls behind. Our choice.
 *
 * <p>Where trainings again give the very same error, as surrogates and tables do, there is nothing
 * to confirm, and the search of the stage before goes on.
 */
public record Confirm() implements Stage {
  /** So many trainings of a configuration are enough. */
  static final int ENOUGH = 3;

  @Override
  public String label() {
    return Replicates.CONFIRMING_STAGE;
  }

  @Override
  public String purpose() {
    return "The candidates trained again from other seeds, because the lowest of many errors is in part luck: means decide.";
  }

  @Override
  public boolean usesRoles() {
    return false;
  }

  @Override
  public Move next(Standing standing) {
    TrialHistory told = standing.told();
    List<Replicates> all =
        Replicates.of(told).stream()
            .filter(r -> Double.isFinite(r.meanError()))
            .filter(r -> standing.allowed().contains(r.point()))
            .toList();
    List<Replicates> confirmed = all.stream().filter(Replicates::isConfirmed).toList();
    if (Replicates.areExact(confirmed)) {
      return new ReOpen().next(standing);
    }
    return unconfirmed(eligible(all, standing), standing)
        .<Move>map(r -> new Move.Take(r.point()))
        .orElseGet(() -> new ReOpen().next(standing));
  }

  /** Under a limit of cost what is beyond it is never recommended. */
  private static List<Replicates> eligible(List<Replicates> all, Standing standing) {
    if (!(standing.tradeOff() instanceof TradeOff.MaxCost limit)) {
      return all;
    }
    List<Replicates> within =
        all.stream().filter(r -> r.knownCost(limit.cost()) <= limit.limit()).toList();
    return within.isEmpty() ? all : within;
  }

  /** The first of recommended, lowest mean, next lowest mean … that is not trained enough. */
  private static Optional<Replicates> unconfirmed(List<Replicates> all, Standing standing) {
    List<Replicates> inOrder = new ArrayList<>();
    standing.tradeOff().choose(all, standing.cost()).ifPresent(inOrder::add);
    all.stream().sorted(Comparator.comparingDouble(Replicates::meanError)).forEach(inOrder::add);
    return inOrder.stream().filter(r -> trainings(r, standing) < ENOUGH).findFirst();
  }

  private static int trainings(Replicates replicates, Standing standing) {
    long running =
        standing.state().pending().stream()
            .filter(trial -> trial.suggestion().configuration().equals(replicates.configuration()))
            .count();
    return replicates.count() + (int) running;
  }
}
