package org.hsicgpbo.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.TrialHistory;

/**
 * The selection of the published algorithm (Novello et al. 2023, section 5), which is hard: a
 * hyperparameter with a significant index is optimized, one without that drives cost is set cheap,
 * every other is fixed until fine-tuning. The paper selects by eye; the level of significance, and
 * the far cheap quarter of a continuous range as "cheap", are our reading.
 */
public final class PublishedSelection {
  private PublishedSelection() {}

  /**
   * One decision for each hyperparameter, in the order of the space.
   *
   * @param report the analysis of the sample
   * @param sample the same trials
   */
  public static List<RoleDecision> assign(SensitivityReport report, TrialHistory sample) {
    RoleRules rules = RoleRules.defaults();
    GoalIndicator indicator = SensitivityAnalyzer.indicator(report.goal(), sample);
    List<RoleDecision> decisions = new ArrayList<>();
    for (HsicIndex index : report.indices()) {
      int position = sample.space().indexOf(index.hyperparameter());
      decisions.add(
          decide(
              index,
              ActivationGroup.of(sample, position, indicator, report.cost()),
              rules.significance()));
    }
    return decisions;
  }

  private static RoleDecision decide(HsicIndex index, ActivationGroup group, double level) {
    if (Double.isNaN(index.pValue())) {
      return decision(
          index,
          new Role.TooFewTrials(index.active()),
          "Searched over its full range: too few trials to say anything.");
    }
    if (index.pValue() < level) {
      return decision(
          index, new Role.Optimize(), "Searched over its full range: its index is significant.");
    }
    List<UnitInterval> parts =
        index.costPValue() < level ? CheapParts.of(group) : List.<UnitInterval>of();
    if (parts.isEmpty()) {
      return decision(
          index,
          new Role.FineTune(),
          "Fixed until fine-tuning: its index is not significant, and %s."
              .formatted(onCost(index, level)));
    }
    Role.SetCheap set = cheapest(group.hyperparameter(), parts.get(parts.size() - 1));
    return decision(
        index,
        set,
        "Set to %s, a cheap value: it drives cost, and its index is not significant."
            .formatted(set.value()));
  }

  /** Why it is not set cheap. */
  private static String onCost(HsicIndex index, double level) {
    if (Double.isNaN(index.costPValue())) {
      return "its effect on cost is not known";
    }
    return index.costPValue() < level
        ? "it drives cost, but neither end of its range is cheap"
        : "no effect on cost is seen";
  }

  private static Role.SetCheap cheapest(Hyperparameter hyperparameter, UnitInterval part) {
    if (hyperparameter instanceof DiscreteHyperparameter discrete) {
      // A part that begins at 0 has the cheapest value at its beginning, else at its end.
      long index =
          part.low() == 0 ? discrete.indexAt(0) : discrete.indexAt(Math.nextDown(part.high()));
      return new Role.SetCheap(discrete.intervalAt(index), discrete.valueAtIndex(index));
    }
    return new Role.SetCheap(part, hyperparameter.valueAt(part.centre()));
  }

  private static RoleDecision decision(HsicIndex index, Role role, String meaning) {
    String evidence =
        "Index: R² %.3f, p = %.2g; cost: R² %.3f, p = %.2g."
            .formatted(index.r2(), index.pValue(), index.costR2(), index.costPValue());
    return new RoleDecision(index.hyperparameter(), role, index, List.of(meaning, evidence));
  }
}
