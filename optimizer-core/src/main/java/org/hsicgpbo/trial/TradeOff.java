package org.hsicgpbo.trial;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a person gives of accuracy for a cheaper network. It chooses among trained ones: where some
 * configurations were trained again on purpose, only among those, by their mean errors, because the
 * lowest of many single errors is in part luck ({@link Replicates#candidates}).
 */
public sealed interface TradeOff {

  /**
   * The configuration to recommend among some whose mean errors are finite; empty if there is none.
   *
   * @param usual the cost that counts where the trade-off names none
   */
  Optional<Replicates> choose(List<Replicates> candidates, CostMeasure usual);

  /** The network to recommend; empty if no trial completed. */
  default Optional<FinishedTrial> recommend(TrialHistory history) {
    return choose(Replicates.candidates(history), cost(history)).map(Replicates::typical);
  }

  private static Optional<Replicates> lowest(List<Replicates> candidates) {
    return candidates.stream().min(Comparator.comparingDouble(Replicates::meanError));
  }

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

    /** The cheapest that is good enough; that of the lowest error where no cost is known. */
    @Override
    public Optional<Replicates> choose(List<Replicates> candidates, CostMeasure usual) {
      Optional<Replicates> best = lowest(candidates);
      return best.flatMap(
              lowest ->
                  candidates.stream()
                      .filter(r -> r.meanError() <= limit(lowest.meanError()))
                      .filter(r -> Double.isFinite(r.knownCost(usual)))
                      .min(
                          Comparator.<Replicates>comparingDouble(r -> r.knownCost(usual))
                              .thenComparingDouble(Replicates::meanError)))
          .or(() -> best);
    }
  }

  /**
   * The network of the lowest error that costs no more than a limit; where none does, the cheapest.
   *
   * @param cost the cost meant
   * @param limit its highest value, finite and above 0
   */
  record MaxCost(CostMeasure cost, double limit) implements TradeOff {
    /** Checks the limit. */
    public MaxCost {
      if (!(limit > 0) || Double.isInfinite(limit)) {
        throw new IllegalArgumentException(
            "The highest cost (%s) must be a number above 0.".formatted(limit));
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
    public Optional<Replicates> choose(List<Replicates> candidates, CostMeasure usual) {
      List<Replicates> known =
          candidates.stream().filter(r -> Double.isFinite(r.knownCost(cost))).toList();
      return lowest(known.stream().filter(r -> r.knownCost(cost) <= limit).toList())
          .or(() -> known.stream().min(Comparator.comparingDouble(r -> r.knownCost(cost))))
          .or(() -> lowest(candidates));
    }
  }

  /** Nothing: the network of the lowest error, whatever it costs. */
  record LowestError() implements TradeOff {
    @Override
    public String describe() {
      return "the lowest error";
    }

    @Override
    public Optional<Replicates> choose(List<Replicates> candidates, CostMeasure usual) {
      return lowest(candidates);
    }
  }

  /** All of the front is of interest; the network of the lowest error stands first. */
  record Pareto() implements TradeOff {
    @Override
    public String describe() {
      return "the front of error and cost";
    }

    @Override
    public Optional<Replicates> choose(List<Replicates> candidates, CostMeasure usual) {
      return lowest(candidates);
    }
  }
}
