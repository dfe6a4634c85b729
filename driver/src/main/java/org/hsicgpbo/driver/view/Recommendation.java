package org.hsicgpbo.driver.view;

import java.util.Optional;
import org.hsicgpbo.driver.view.StudyOverview.Network;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Replicates;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.TrialHistory;

/**
 * The network that the trade-off of a study recommends. Where its configuration was trained several
 * times, the trial is the one whose error is nearest to the mean, so another trial than that of the
 * lowest error can still be the same network.
 *
 * @param trial its trial
 * @param error its validation error in that trial
 * @param flops of one forward pass
 * @param parameters that were trained
 * @param stage that proposed it
 * @param sameAsBest whether the trial of the lowest error trained the same configuration
 * @param trainings how often the configuration was trained, at least once
 * @param meanError the mean validation error of these trainings
 */
public record Recommendation(
    int trial,
    double error,
    double flops,
    double parameters,
    String stage,
    boolean sameAsBest,
    int trainings,
    double meanError) {

  /** What the trade-off recommends; empty if no trial completed. */
  static Optional<Recommendation> of(TradeOff tradeOff, TrialHistory history) {
    return history
        .best()
        .flatMap(
            best ->
                tradeOff
                    .choose(Replicates.candidates(history), tradeOff.cost(history))
                    .map(chosen -> of(chosen, best)));
  }

  private static Recommendation of(Replicates chosen, FinishedTrial best) {
    FinishedTrial typical = chosen.typical();
    Network network = Network.of(typical);
    return new Recommendation(
        network.trial(),
        network.error(),
        network.flops(),
        network.parameters(),
        network.stage(),
        typical.hasSameConfiguration(best),
        chosen.count(),
        chosen.meanError());
  }
}
