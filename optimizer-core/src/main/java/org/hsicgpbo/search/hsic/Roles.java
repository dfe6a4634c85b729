package org.hsicgpbo.search.hsic;

import java.util.List;
import java.util.Map;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * The role of each hyperparameter: from the ranking of the sample, unless a person decides; opened
 * where the constraints or later trials ask for it.
 *
 * <p>The ranking sees the sample alone, because trials that optimization proposes are no
 * independent draws of U.
 */
final class Roles {
  private final SearchSpace space;
  private final long seed;
  private final HsicGpboSettings settings;
  private @Nullable Decided decided;

  /** The analysis takes longer than a suggestion, and its sample grows only during the warm-up. */
  private record Decided(TrialHistory sample, CostMeasure cost, List<RoleDecision> roles) {
    boolean isOf(TrialHistory other, CostMeasure otherCost) {
      return cost == otherCost && sample.equals(other);
    }
  }

  Roles(SearchSpace space, long seed, HsicGpboSettings settings) {
    this.space = space;
    this.seed = seed;
    this.settings = settings;
  }

  /** The roles after what was told so far. */
  List<RoleDecision> of(TrialHistory told) {
    List<RoleDecision> roles = ofSample(told.ofStage(WarmUp.LABEL), cost(told));
    // What was published is fixed for good, and so is what a person decides.
    return settings.selection() == Selection.HARD
        ? roles
        : overridden(RoleRevision.of(roles, told, settings.tradeOff()));
  }

  private CostMeasure cost(TrialHistory told) {
    return settings.tradeOff().cost(told);
  }

  private List<RoleDecision> ofSample(TrialHistory sample, CostMeasure cost) {
    Decided known = decided;
    if (known == null || !known.isOf(sample, cost)) {
      known =
          new Decided(
              sample,
              cost,
              FeasibleRoles.of(
                  space,
                  seed,
                  overridden(
                      settings
                          .selection()
                          .roles(
                              new SensitivityAnalyzer(settings.goal(), cost, seed).analyze(sample),
                              sample)),
                  settings.overrides().keySet()));
      decided = known;
    }
    return known.roles();
  }

  private List<RoleDecision> overridden(List<RoleDecision> roles) {
    return roles.stream().map(this::overridden).toList();
  }

  private RoleDecision overridden(RoleDecision decision) {
    RoleOverride override = settings.overrides().get(decision.hyperparameter());
    return override == null
        ? decision
        : override.decide(space.get(space.indexOf(decision.hyperparameter())), decision.evidence());
  }

  /** What a person leaves of the space: for a discrete value all points that mean it. */
  SearchRegion allowed() {
    SearchRegion allowed = SearchRegion.full(space);
    for (Map.Entry<String, RoleOverride> override : settings.overrides().entrySet()) {
      int index = space.indexOf(override.getKey());
      UnitInterval part = RoleRevision.part(override.getValue().role(space.get(index)));
      allowed = part == null ? allowed : allowed.with(index, part);
    }
    return allowed;
  }

  /** The region cut down to what a person decides, which binds every stage after the warm-up. */
  SearchRegion bounded(SearchRegion region) {
    SearchRegion bounded = region;
    SearchRegion wanted = RoleOverride.region(space, settings.overrides());
    for (String name : settings.overrides().keySet()) {
      int index = space.indexOf(name);
      UnitInterval allowed = wanted.intervals().get(index);
      UnitInterval now = region.intervals().get(index);
      if (now.low() < allowed.low() || now.high() > allowed.high()) {
        bounded = bounded.with(index, allowed);
      }
    }
    return bounded;
  }
}
