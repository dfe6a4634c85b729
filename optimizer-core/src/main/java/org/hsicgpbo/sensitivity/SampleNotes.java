package org.hsicgpbo.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/** What a reader must know of a sample before trusting figures made from it. */
final class SampleNotes {
  private SampleNotes() {}

  static List<String> about(
      TrialHistory sample,
      Goal goal,
      GoalIndicator indicator,
      CostMeasure cost,
      List<ActivationGroup> groups) {
    List<String> notes = new ArrayList<>();
    aboutSize(sample, indicator, notes);
    aboutConstraints(sample, notes);
    aboutErrors(sample, goal, indicator, notes);
    aboutCost(sample, cost, notes);
    boolean wholeSuffices = SensitivityAnalyzer.suffices(sample.size(), indicator.count());
    for (ActivationGroup group : groups) {
      if (wholeSuffices && !SensitivityAnalyzer.suffices(group.size(), group.goalReached())) {
        notes.add(
            "%s is active in %d trials, %d of them good: too few or too one-sided for an index (at least %d and %d, and not all)."
                .formatted(
                    group.hyperparameter().name(),
                    group.size(),
                    group.goalReached(),
                    SensitivityAnalyzer.SMALLEST_GROUP,
                    SensitivityAnalyzer.FEWEST_REACHED));
      }
    }
    return notes;
  }

  private static void aboutSize(TrialHistory sample, GoalIndicator indicator, List<String> notes) {
    if (sample.size() < SensitivityAnalyzer.SMALLEST_GROUP) {
      notes.add(
          "The sample has %d trials; at least %d are needed for indices."
              .formatted(sample.size(), SensitivityAnalyzer.SMALLEST_GROUP));
    }
    if (indicator.count() < SensitivityAnalyzer.FEWEST_REACHED) {
      notes.add(
          "Only %d trials reach the goal; at least %d are needed. A larger quantile or sample would give them."
              .formatted(indicator.count(), SensitivityAnalyzer.FEWEST_REACHED));
    }
  }

  private static void aboutConstraints(TrialHistory sample, List<String> notes) {
    if (sample.space().isConstrained()) {
      notes.add(
          "The space has constraints (%s), so that the coordinates U depend on each other: a hyperparameter may rank high because a constraint ties it to one that decides. HSIC-ANOVA needs independent ones and is left out."
              .formatted(
                  String.join(
                      "; ", sample.space().constraints().stream().map(Constraint::text).toList())));
    }
  }

  private static void aboutErrors(
      TrialHistory sample, Goal goal, GoalIndicator indicator, List<String> notes) {
    if (sample.failures() > 0) {
      notes.add(
          "%d of %d trials failed; they rank as the worst."
              .formatted(sample.failures(), sample.size()));
    }
    if (sample.stopped() > 0) {
      notes.add(aboutStopped(sample, goal));
    }
    if (indicator.count() == sample.size() && sample.size() > 0) {
      notes.add("All trials reach the goal, so nothing can be said of what decides it.");
    } else if (share(goal) * sample.size() + 1 <= indicator.count()) {
      notes.add(
          "%d of %d trials reach the goal instead of %s, because several have the error %s at its threshold."
              .formatted(
                  indicator.count(),
                  sample.size(),
                  Math.round(share(goal) * sample.size()),
                  indicator.threshold()));
    }
  }

  private static String aboutStopped(TrialHistory sample, Goal goal) {
    String stopped =
        "%d of %d trials were stopped early".formatted(sample.stopped(), sample.size());
    return goal instanceof Goal.Best
        ? stopped
            + " and count as not good: the indices are conditional on none of them having become one of the best."
        : stopped
            + "; what they would have reached is not known and they rank as the worst, so these indices are biased.";
  }

  private static double share(Goal goal) {
    if (goal instanceof Goal.Best best) {
      return best.quantile();
    }
    return goal instanceof Goal.Worst worst ? worst.quantile() : Double.NaN;
  }

  private static void aboutCost(TrialHistory sample, CostMeasure cost, List<String> notes) {
    double[] known =
        sample.trials().stream()
            .mapToDouble((FinishedTrial trial) -> trial.knownCost(cost))
            .filter(c -> !Double.isNaN(c))
            .toArray();
    if (known.length < SensitivityAnalyzer.SMALLEST_GROUP) {
      notes.add(
          "The cost (%s) is known of %d trials only, so nothing can be said of what drives it."
              .formatted(cost.label(), known.length));
    } else if (Arrays.stream(known).allMatch(c -> c == known[0])) {
      notes.add("The cost (%s) is the same in all trials.".formatted(cost.label()));
    } else if (known.length < sample.size()) {
      notes.add(
          "The cost (%s) is known of %d of %d trials; its indices use these."
              .formatted(cost.label(), known.length, sample.size()));
    }
  }
}
