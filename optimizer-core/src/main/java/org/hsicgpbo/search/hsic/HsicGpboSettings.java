package org.hsicgpbo.search.hsic;

import java.util.Map;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.trial.TradeOff;

/**
 * How HSIC-GPBO goes about a study.
 *
 * @param goal which trials of the sample count as good
 * @param schedule the stages
 * @param tradeOff what a cheap network is worth
 * @param selection how roles follow from the ranking
 * @param evidenceWeight how much the ranking shapes the lengthscales: 1 as we recommend, 0 not at
 *     all
 * @param overrides what a person decides, by the names of hyperparameters
 * @param earlier what earlier studies have observed
 */
public record HsicGpboSettings(
    Goal goal,
    StageSchedule schedule,
    TradeOff tradeOff,
    Selection selection,
    double evidenceWeight,
    Map<String, RoleOverride> overrides,
    EarlierTrials earlier) {
  /** The exponent of the cost at the beginning of the stage "optimize". */
  public static final double COOLING = 0.25;

  /** What is given for a cheap network if nobody says: five percent of the lowest error. */
  public static final TradeOff USUAL_TRADE_OFF = new TradeOff.MaxErrorLoss(0.05);

  /** Copies the overrides and checks the weight. */
  public HsicGpboSettings {
    if (!(evidenceWeight >= 0)) {
      throw new IllegalArgumentException(
          "The evidenceWeight (%s) must not be below 0.".formatted(evidenceWeight));
    }
    overrides = Map.copyOf(overrides);
  }

  /**
   * As we recommend it.
   *
   * @param warmUp trials of the random sample, at most {@code trials}
   * @param trials the budget
   */
  public static HsicGpboSettings of(Goal goal, int warmUp, int trials) {
    return of(
        goal,
        StageSchedule.of(WarmUp.Sampling.RANDOM, warmUp, trials, Shares.defaults(), COOLING),
        Selection.SOFT,
        1);
  }

  /**
   * The published steps without our additions.
   *
   * @param warmUp trials of the random sample, at most {@code trials}
   * @param trials the budget
   */
  public static HsicGpboSettings paper(Goal goal, int warmUp, int trials) {
    return of(goal, StageSchedule.paper(WarmUp.Sampling.RANDOM, warmUp, trials), Selection.HARD, 0);
  }

  private static HsicGpboSettings of(
      Goal goal, StageSchedule schedule, Selection selection, double evidenceWeight) {
    return new HsicGpboSettings(
        goal, schedule, USUAL_TRADE_OFF, selection, evidenceWeight, Map.of(), EarlierTrials.none());
  }

  /** The same with another schedule. */
  public HsicGpboSettings with(StageSchedule other) {
    return new HsicGpboSettings(
        goal, other, tradeOff, selection, evidenceWeight, overrides, earlier);
  }

  /** The same with another trade-off. */
  public HsicGpboSettings with(TradeOff other) {
    return new HsicGpboSettings(
        goal, schedule, other, selection, evidenceWeight, overrides, earlier);
  }

  /** The same with another selection. */
  public HsicGpboSettings with(Selection other) {
    return new HsicGpboSettings(
        goal, schedule, tradeOff, other, evidenceWeight, overrides, earlier);
  }

  /** The same with another weight of the ranking. */
  public HsicGpboSettings withEvidenceWeight(double weight) {
    return new HsicGpboSettings(goal, schedule, tradeOff, selection, weight, overrides, earlier);
  }

  /** The same with other decisions of a person. */
  public HsicGpboSettings with(Map<String, RoleOverride> others) {
    return new HsicGpboSettings(
        goal, schedule, tradeOff, selection, evidenceWeight, others, earlier);
  }

  /** The same with a warm start. */
  public HsicGpboSettings with(EarlierTrials trials) {
    return new HsicGpboSettings(
        goal, schedule, tradeOff, selection, evidenceWeight, overrides, trials);
  }
}
