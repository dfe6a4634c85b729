package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.Optional;

/**
 * All that a sample of trials tells of its hyperparameters. Strategy, reports and pictures read
 * this one object. Lists of parts that were not asked for are empty.
 *
 * @param ranking the indices for the goal and the cost
 * @param roles what to do with each hyperparameter and why, in the order of the space
 * @param precision how sure the indices are, in the order of the space
 * @param pairs what two hyperparameters decide together, the greatest excess first
 * @param anova first and total shares of those that are always active
 * @param curves interval curves, in the order of the space
 * @param worst the ranking for the mirrored goal, the same share of the highest errors; empty if it
 *     was not asked for or the goal is a threshold
 */
public record SampleAnalysis(
    SensitivityReport ranking,
    List<RoleDecision> roles,
    List<IndexPrecision> precision,
    List<PairIndex> pairs,
    List<AnovaIndex> anova,
    List<IntervalCurve> curves,
    Optional<SensitivityReport> worst) {
  /** Copies the lists. */
  public SampleAnalysis {
    roles = List.copyOf(roles);
    precision = List.copyOf(precision);
    pairs = List.copyOf(pairs);
    anova = List.copyOf(anova);
    curves = List.copyOf(curves);
  }

  /** The same with more notes on the sample. */
  public SampleAnalysis withNotes(List<String> more) {
    return new SampleAnalysis(
        ranking.withNotes(more), roles, precision, pairs, anova, curves, worst);
  }

  /** The role of the hyperparameter of that name. */
  public Optional<RoleDecision> role(String hyperparameter) {
    return roles.stream().filter(r -> r.hyperparameter().equals(hyperparameter)).findFirst();
  }

  /** How sure the index of the hyperparameter of that name is. */
  public Optional<IndexPrecision> precision(String hyperparameter) {
    return precision.stream().filter(p -> p.hyperparameter().equals(hyperparameter)).findFirst();
  }
}
