package org.hsicgpbo.search.hsic;

import java.util.SplittableRandom;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.search.Aim;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * The full space, whatever was set or narrowed before, so that an early mistake is undone. Four
 * trials seek a lower error whatever it costs, the next two a cheaper network that the trade-off
 * still calls good enough; so a costlier network is recommended in the end only if its gain exceeds
 * what the user would give for a cheap one. Our choice.
 */
public record ReOpen() implements Stage {
  /** Pairs, because the models of the errors take turns from one trial to the next. */
  private static final int TRIALS_OF_A_TURN = 2;

  /** Every third turn is for a cheaper network. */
  private static final int TURNS = 3;

  /** The losses that trace a front: from one percent of the lowest error to all of it again. */
  private static final double LEAST_LOSS = 0.01;

  private static final double MOST_LOSS = 1;

  /** Purpose for {@link TrialSeeds#derive}, apart from those of other classes. */
  private static final long PURPOSE = 502;

  @Override
  public String label() {
    return "re-open";
  }

  @Override
  public String purpose() {
    return "Bayesian optimization of the full space, whatever was set or narrowed before, in turns for a lower error "
        + "and for a cheaper network that is good enough.";
  }

  @Override
  public boolean usesRoles() {
    return false;
  }

  @Override
  public Move next(Standing standing) {
    return new Move.Improve(
        SearchRegion.full(standing.space()), aim(standing), standing.told().trials());
  }

  private static Aim aim(Standing standing) {
    if (standing.tradeOff() instanceof TradeOff.MaxCost limit) {
      return new Aim.WithinCost(limit);
    }
    int number = standing.state().trialNumber();
    if (standing.tradeOff() instanceof TradeOff.LowestError
        || number / TRIALS_OF_A_TURN % TURNS != 0) {
      return new Aim.LowestError();
    }
    return new Aim.LowerCost(
        standing.cost(),
        standing.tradeOff() instanceof TradeOff.MaxErrorLoss loss
            ? loss
            : someLoss(standing.seed(), number));
  }

  /** Losses of all sizes, each as likely as another on a logarithmic scale. */
  private static TradeOff.MaxErrorLoss someLoss(long seed, int trialNumber) {
    double u = new SplittableRandom(TrialSeeds.derive(seed, PURPOSE, trialNumber)).nextDouble();
    return new TradeOff.MaxErrorLoss(LEAST_LOSS * Math.pow(MOST_LOSS / LEAST_LOSS, u));
  }
}
