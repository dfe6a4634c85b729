package org.hsicgpbo.search;

import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TradeOff;

/** What a proposed trial shall improve. */
public sealed interface Aim {

  /** A lower error, whatever it costs. */
  record LowestError() implements Aim {}

  /**
   * A lower error, weighed against cost: improvement divided by cost^exponent (Lee et al. 2020).
   *
   * @param cost the cost meant
   * @param exponent not below 0
   */
  record ErrorPerCost(CostMeasure cost, double exponent) implements Aim {
    /** Checks the exponent. */
    public ErrorPerCost {
      if (!(exponent >= 0)) {
        throw new IllegalArgumentException(
            "The cost exponent (%s) must not be below 0.".formatted(exponent));
      }
    }
  }

  /**
   * A lower cost at an error that is still good enough: expected improvement of the logarithm of
   * the cost below that of the cheapest trial that is good enough, times the probability of being
   * so (the constrained expected improvement of Gardner et al. 2014, with the roles of error and
   * cost exchanged). Our choice.
   *
   * @param cost the cost meant
   * @param loss what is good enough
   */
  record LowerCost(CostMeasure cost, TradeOff.MaxErrorLoss loss) implements Aim {}

  /**
   * A lower error among networks that do not cost too much: expected improvement times the
   * probability of keeping the limit (Gardner et al. 2014).
   *
   * @param limit the cost meant and its limit
   */
  record WithinCost(TradeOff.MaxCost limit) implements Aim {}
}
