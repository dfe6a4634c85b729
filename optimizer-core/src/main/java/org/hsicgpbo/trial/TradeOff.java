package org.hsicgpbo.trial;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a person gives of accuracy for a cheaper network. It chooses among trained ones. */
public sealed interface TradeOff {

  /** The network to recommend; empty if no trial completed. */
  Optional<FinishedTrial> recommend(TrialHistory history);

  /** In words: "at most 5 % more error", "at most 1000000 flops". */
  String describe();

  /** The cost that counts in a history: the one that is named, else the one that is known. */
  default CostMeasure cost(TrialHistory history) {
    return history.knownCost();
  }

  /**
   * The cheapest network whose error is at most the lowest one plus a share of it.
   *
   * @param share of the lowest error, not below 0; 0.01 for one percent
   */
  record MaxErrorLoss(double share) implements TradeOff {
    /** Checks the share. */
    public MaxErrorLoss {
      if (!(share >= 0) || Double.isInfinite(share)) {
        throw new IllegalArgumentException(
            "The largest loss of error (%s) must be a share of the lowest error, such as 0.05."
                .formatted(share));
      }
    }

    @Override
    public String describe() {
      return "at most %s %% more error"
          .formatted(
              BigDecimal.valueOf(100 * share)
                  .round(new MathContext(6))
                  .stripTrailingZeros()
                  .toPlainString());
    }

    /** The highest error that is good enough. */
    public double limit(double lowestError) {
      return lowestError + share * Math.abs(lowestError);
    }

    @Override
    public Optional<FinishedTrial> recommend(TrialHistory history) {
      return history.best().map(best -> cheapest(history, limit(best.errorOrWorst()), best));
    }

    private FinishedTrial cheapest(TrialHistory history, double limit, FinishedTrial best) {
      CostMeasure cost = cost(history);
      return history.trials().stream()
          .filter(trial -> trial.errorOrWorst() <= limit)
          .filter(trial -> Double.isFinite(trial.knownCost(cost)))
          .min(
              Comparator.<FinishedTrial>comparingDouble(trial -> trial.knownCost(cost))
                  .thenComparingDouble(FinishedTrial::errorOrWorst))
          .orElse(best);
    }
  }

  /**
   * The network of the lowest error that costs no more than a limit; where none does, the cheapest.
   *
   * @param cost the cost meant
   * @param limit its highest value, above 0
   */
  record MaxCost(CostMeasure cost, double limit) implements TradeOff {
    /** Checks the limit. */
    public MaxCost {
      if (!(limit > 0)) {
        throw new IllegalArgumentException(
            "The highest cost (%s) must be above 0.".formatted(limit));
      }
    }

    @Override
    public String describe() {
      return "at most %s %s"
          .formatted(BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString(), cost.label());
    }

    @Override
    public CostMeasure cost(TrialHistory history) {
      return cost;
    }

    @Override
    public Optional<FinishedTrial> recommend(TrialHistory history) {
      List<FinishedTrial> known =
          history.trials().stream()
              .filter(trial -> trial.completed().isPresent())
              .filter(trial -> Double.isFinite(trial.knownCost(cost)))
              .toList();
      return known.stream()
          .filter(trial -> trial.knownCost(cost) <= limit)
          .min(Comparator.comparingDouble(FinishedTrial::errorOrWorst))
          .or(() -> known.stream().min(Comparator.comparingDouble(t -> t.knownCost(cost))))
          .or(history::best);
    }
  }

  /** Nothing: the network of the lowest error, whatever it costs. */
  record LowestError() implements TradeOff {
    @Override
    public String describe() {
      return "the lowest error";
    }

    @Override
    public Optional<FinishedTrial> recommend(TrialHistory history) {
      return history.best();
    }
  }

  /** All of the front is of interest; the network of the lowest error stands first. */
  record Pareto() implements TradeOff {
    @Override
    public String describe() {
      return "the front of error and cost";
    }

    @Override
    public Optional<FinishedTrial> recommend(TrialHistory history) {
      return history.best();
    }
  }
}
