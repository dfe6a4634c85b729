package org.hsicgpbo.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.TrialHistory;

/**
 * What the search should do with each hyperparameter, with the evidence.
 *
 * <p>Selection is soft: to optimize is the default, because absence of significance in a small
 * sample is no evidence of absence. A range is narrowed, or a value set, only if the hyperparameter
 * drives the cost and the {@link EquivalenceTest} says that the cheap part keeps the goal; it is
 * left for fine-tuning only if neither the goal, nor the error as a whole, nor any pair, nor the
 * cost hints at an effect.
 */
public final class RoleAssignment {

  private final RoleRules rules;

  /** Decides by the rules. */
  public RoleAssignment(RoleRules rules) {
    this.rules = rules;
  }

  /** The decisions by {@link RoleRules#defaults()}. */
  public static List<RoleDecision> assign(SensitivityReport report, TrialHistory sample) {
    return new RoleAssignment(RoleRules.defaults()).decide(report, sample);
  }

  /**
   * One decision for each hyperparameter, in the order of the space.
   *
   * @param report the analysis of the sample
   * @param sample the same trials
   * @throws IllegalArgumentException if the report lacks a hyperparameter of the sample's space
   */
  public List<RoleDecision> decide(SensitivityReport report, TrialHistory sample) {
    Map<String, HsicIndex> indices =
        report.indices().stream()
            .collect(Collectors.toMap(HsicIndex::hyperparameter, Function.identity()));
    GoalIndicator indicator = SensitivityAnalyzer.indicator(report.goal(), sample);
    List<PairIndex> pairs = mayBeWithoutEffect(report) ? pairs(report, sample) : List.of();
    List<ActivationGroup> groups = ActivationGroup.all(sample, indicator, report.cost());
    List<RoleDecision> decisions = new ArrayList<>();
    for (int i = 0; i < sample.space().dimensions(); i++) {
      HsicIndex index = indices.get(sample.space().get(i).name());
      if (index == null) {
        throw new IllegalArgumentException(
            "The report has no index of hyperparameter (%s). It must be the report of this sample."
                .formatted(sample.space().get(i).name()));
      }
      decisions.add(decide(index, groups.get(i), pairs));
    }
    return decisions;
  }

  private RoleDecision decide(HsicIndex index, ActivationGroup group, List<PairIndex> pairs) {
    Reasons reasons = new Reasons(index, rules);
    if (!SensitivityAnalyzer.suffices(index.active(), index.goalReached())) {
      boolean few =
          index.active() < SensitivityAnalyzer.SMALLEST_GROUP
              || index.goalReached() < SensitivityAnalyzer.FEWEST_REACHED;
      reasons.cannotTell();
      return reasons.lead(few ? new Role.TooFewTrials(index.active()) : new Role.Optimize());
    }
    reasons.effects();
    if (rules.drivesCost(index)) {
      return cheapRole(group, reasons);
    }
    return showsNoEffect(index, group, pairs, reasons)
        ? reasons.lead(new Role.FineTune())
        : reasons.lead(new Role.Optimize());
  }

  /** Whether any hyperparameter alone shows so little that its pairs have a say. */
  private boolean mayBeWithoutEffect(SensitivityReport report) {
    return report.indices().stream()
        .anyMatch(index -> index.pValue() >= rules.screening() && !rules.drivesCost(index));
  }

  private static List<PairIndex> pairs(SensitivityReport report, TrialHistory sample) {
    return new PairAnalyzer(report.goal(), AnalysisSettings.defaults())
        .analyze(LargeSample.part(sample));
  }

  /**
   * Tests the cheap parts from the largest to the smallest and stops at the first that fails: a
   * fixed sequence keeps the chance of any wrong cut below the level (Maurer, Hothorn and Lehmacher
   * 1995).
   */
  private RoleDecision cheapRole(ActivationGroup group, Reasons reasons) {
    List<UnitInterval> parts = CheapParts.of(group);
    if (parts.isEmpty()) {
      reasons.noCheapEnd();
      return reasons.lead(new Role.Optimize());
    }
    EquivalenceTest kept = null;
    for (UnitInterval part : parts) {
      EquivalenceTest test = EquivalenceTest.of(part, group, rules.margin());
      if (test.pValue() > rules.significance()) {
        if (kept == null) {
          reasons.cutNotShown(test, values(group.hyperparameter(), part));
        }
        break;
      }
      if (CheapParts.costRatio(group, part) >= rules.materialCostRatio()) {
        kept = test;
      }
    }
    if (kept == null) {
      return reasons.lead(new Role.Optimize());
    }
    reasons.cut(
        kept,
        values(group.hyperparameter(), kept.part()),
        CheapParts.costRatio(group, kept.part()));
    return reasons.lead(cheapRole(group.hyperparameter(), kept.part()));
  }

  private static Role cheapRole(Hyperparameter hyperparameter, UnitInterval part) {
    ValueRange values = values(hyperparameter, part);
    return values.from().equals(values.to())
        ? new Role.SetCheap(part, values.from())
        : new Role.Narrow(part, values.from(), values.to());
  }

  private static ValueRange values(Hyperparameter hyperparameter, UnitInterval part) {
    if (hyperparameter instanceof DiscreteHyperparameter discrete) {
      // The part is half open: its last value is the one just below its upper end.
      return new ValueRange(
          discrete.valueAt(part.low()), discrete.valueAt(Math.nextDown(part.high())));
    }
    return new ValueRange(hyperparameter.valueAt(part.low()), hyperparameter.valueAt(part.high()));
  }

  /** No hint at the level of screening: from the goal, the ranks of all errors, or any pair. */
  private boolean showsNoEffect(
      HsicIndex index, ActivationGroup group, List<PairIndex> pairs, Reasons reasons) {
    if (!(index.pValue() >= rules.screening())) {
      return false;
    }
    double onError =
        OutputDependence.asymptotic(group.u(), ActivationGroup.unitRanks(group.errors())).pValue();
    double withOthers = smallestPairPValue(index.hyperparameter(), pairs);
    reasons.screened(onError, withOthers);
    return onError >= rules.screening()
        && !(withOthers < rules.screening())
        && !(index.costPValue() < rules.significance());
  }

  /** The smallest p-value of its pairs times their number (Bonferroni); NaN without pairs. */
  private static double smallestPairPValue(String name, List<PairIndex> pairs) {
    double[] pValues =
        pairs.stream()
            .filter(pair -> pair.first().equals(name) || pair.second().equals(name))
            .mapToDouble(PairIndex::pValue)
            .filter(p -> !Double.isNaN(p))
            .toArray();
    return pValues.length == 0
        ? Double.NaN
        : Math.min(1, pValues.length * Arrays.stream(pValues).min().getAsDouble());
  }
}
