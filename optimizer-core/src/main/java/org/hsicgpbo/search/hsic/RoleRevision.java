package org.hsicgpbo.search.hsic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what later trials contradict: a hyperparameter that was set or narrowed is searched in
 * its full range again when enough trials were spent inside its cheap part and the lowest error
 * still lies outside, lower by more than the trade-off would give away. Our choice.
 */
final class RoleRevision {
  /** So many trials inside the cheap part, after the sample, count as a fair chance. */
  private static final int FAIR_CHANCE = 10;

  /** What is given away where the trade-off names no loss. */
  private static final TradeOff.MaxErrorLoss USUAL = new TradeOff.MaxErrorLoss(0.05);

  private RoleRevision() {}

  /** The roles after what was told so far. */
  static List<RoleDecision> of(List<RoleDecision> roles, TrialHistory told, TradeOff tradeOff) {
    TradeOff.MaxErrorLoss loss = tradeOff instanceof TradeOff.MaxErrorLoss named ? named : USUAL;
    return roles.stream().map(role -> revised(role, told, loss)).toList();
  }

  private static RoleDecision revised(
      RoleDecision decision, TrialHistory told, TradeOff.MaxErrorLoss loss) {
    UnitInterval part = part(decision.role());
    FinishedTrial best = told.best().orElse(null);
    int index = told.space().indexOf(decision.hyperparameter());
    if (part == null || best == null || !isOutside(best, index, part)) {
      return decision;
    }
    List<FinishedTrial> inside =
        told.trials().stream().filter(trial -> part.contains(trial.point().get(index))).toList();
    long spent =
        inside.stream()
            .filter(trial -> !trial.trial().suggestion().stage().equals(WarmUp.LABEL))
            .count();
    double lowest =
        inside.stream()
            .min(Comparator.comparingDouble(FinishedTrial::errorOrWorst))
            .map(FinishedTrial::errorOrWorst)
            .orElse(Double.POSITIVE_INFINITY);
    return spent < FAIR_CHANCE || lowest <= loss.limit(best.errorOrWorst())
        ? decision
        : opened(decision, best, spent, lowest);
  }

  /** The part of the range that a role leaves; null for all of it. */
  static @Nullable UnitInterval part(Role role) {
    if (role instanceof Role.Narrow narrow) {
      return narrow.interval();
    }
    return role instanceof Role.SetCheap set ? set.interval() : null;
  }

  private static boolean isOutside(FinishedTrial trial, int index, UnitInterval part) {
    return trial.point().isActive(index) && !part.contains(trial.point().get(index));
  }

  private static RoleDecision opened(
      RoleDecision decision, FinishedTrial best, long spent, double lowest) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        String.format(
            "Searched over its full range again: after %d trials in its cheap part the lowest error there is %s, and trial %d outside has %s.",
            spent, figure(lowest), best.trial().number(), figure(best.errorOrWorst())));
    reasons.addAll(decision.reasons());
    return new RoleDecision(
        decision.hyperparameter(), new Role.Optimize(), decision.evidence(), reasons);
  }

  private static String figure(double error) {
    return Double.isInfinite(error)
        ? "none"
        : BigDecimal.valueOf(error).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
