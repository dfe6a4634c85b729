package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;

/** Makes the whole analysis of a sample from its parts. */
public final class SampleAnalyzer {
  private static final int CURVE_STEPS = 20;

  private final Goal goal;
  private final CostMeasure cost;
  private final long seed;
  private final AnalysisSettings settings;
  private final Set<AnalysisPart> parts;

  /**
   * An analyzer.
   *
   * @param goal what Z stands for
   * @param cost the cost to explain
   * @param seed of permutations and bootstrap; equal seeds give equal analyses
   * @param settings estimator, bandwidth, p-values, correction
   * @param parts what is wanted beside ranking and roles
   */
  public SampleAnalyzer(
      Goal goal, CostMeasure cost, long seed, AnalysisSettings settings, Set<AnalysisPart> parts) {
    this.goal = goal;
    this.cost = cost;
    this.seed = seed;
    this.settings = settings;
    this.parts = Set.copyOf(parts);
  }

  /** The analysis of randomly drawn trials. */
  public SampleAnalysis analyze(TrialHistory sample) {
    SensitivityReport ranking = new SensitivityAnalyzer(goal, cost, seed, settings).analyze(sample);
    RoleAssignment assignment = new RoleAssignment(RoleRules.defaults());
    TrialHistory part = LargeSample.part(sample);
    List<PairIndex> pairs =
        parts.contains(AnalysisPart.PAIRS)
            ? new PairAnalyzer(goal, settings).analyze(part)
            : List.of();
    // Roles of a worst goal would tell what to do in order to fail.
    boolean forRoles = !(goal instanceof Goal.Worst);
    SampleAnalysis analysis =
        new SampleAnalysis(
            ranking,
            forRoles ? assignment.decide(ranking, sample) : List.of(),
            precision(ranking, sample),
            pairs,
            parts.contains(AnalysisPart.ANOVA) ? new AnovaAnalyzer(goal).analyze(part) : List.of(),
            curves(sample),
            mirrored().map(g -> new SensitivityAnalyzer(g, cost, seed, settings).analyze(sample)));
    return LargeSample.isLarge(sample.size())
        ? analysis.withNotes(List.of(LargeSample.note(sample.size())))
        : analysis;
  }

  private List<IndexPrecision> precision(SensitivityReport ranking, TrialHistory sample) {
    return parts.contains(AnalysisPart.PRECISION)
        ? PrecisionAnalyzer.forSample(goal, sample.size(), seed).analyze(sample, ranking)
        : List.of();
  }

  private List<IntervalCurve> curves(TrialHistory sample) {
    if (!parts.contains(AnalysisPart.INTERVAL_CURVES)) {
      return List.of();
    }
    IntervalAnalyzer analyzer = new IntervalAnalyzer(goal, CURVE_STEPS);
    return sample.space().hyperparameters().stream()
        .map(Hyperparameter::name)
        .map(name -> analyzer.analyze(sample, name))
        .toList();
  }

  private Optional<Goal> mirrored() {
    return parts.contains(AnalysisPart.WORST) && goal instanceof Goal.Best best
        ? Optional.of(new Goal.Worst(best.quantile()))
        : Optional.empty();
  }
}
