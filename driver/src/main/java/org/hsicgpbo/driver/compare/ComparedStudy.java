package org.hsicgpbo.driver.compare;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * One study of a comparison.
 *
 * @param strategy the name that the comparison gives to its strategy
 * @param seed of the study
 * @param name of the study in the storage
 * @param history its trials, in the order in which they ended
 * @param tradeOff by which it recommends a network
 * @param finals the networks that were trained again; empty if there are none
 */
public record ComparedStudy(
    String strategy,
    long seed,
    String name,
    TrialHistory history,
    TradeOff tradeOff,
    List<FinalNetwork> finals) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** Copies the list. */
  public ComparedStudy {
    finals = List.copyOf(finals);
  }

  /** The trial whose network the study recommends; empty if none was completed. */
  public Optional<FinishedTrial> chosen() {
    return tradeOff.recommend(history);
  }

  /** The validation error of the chosen network; NaN if there is none. */
  public double validationError() {
    return chosen().map(FinishedTrial::errorOrWorst).orElse(Double.NaN);
  }

  /** The test error of the chosen network as it was trained in the search; NaN if not known. */
  public double testError() {
    return chosen()
        .flatMap(FinishedTrial::completed)
        .map(TrialOutcome.Completed::testError)
        .orElse(Double.NaN);
  }

  /**
   * The mean test error of the chosen network, trained again from several seeds; NaN if not known.
   */
  public double finalTestError() {
    return chosen().stream()
        .flatMap(
            chosen -> finals.stream().filter(network -> network.finalist().trial().equals(chosen)))
        .mapToDouble(FinalNetwork::mean)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What the chosen network costs. */
  public Cost cost() {
    return chosen().map(trial -> trial.outcome().cost()).orElse(Cost.UNKNOWN);
  }

  /** Hours of training of all trials, failed ones included, as far as they are known. */
  public double trainingHours() {
    return history.trials().stream().mapToDouble(ComparedStudy::seconds).sum() / SECONDS_PER_HOUR;
  }

  /** Seconds of a training; 0 where they are not known. */
  static double seconds(FinishedTrial trial) {
    double seconds = trial.outcome().cost().seconds();
    return Double.isFinite(seconds) ? seconds : 0;
  }
}
