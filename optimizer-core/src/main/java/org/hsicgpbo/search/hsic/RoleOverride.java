package org.hsicgpbo.search.hsic;

import java.util.List;
import java.util.Map;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.Value;

/** What a person decides of a hyperparameter, whatever the sample says. */
public sealed interface RoleOverride {

  /** The role that it gives. */
  Role role(Hyperparameter hyperparameter);

  /** In a sentence. */
  String describe();

  /** The decision in the place of another one. */
  default RoleDecision decide(Hyperparameter hyperparameter, HsicIndex evidence) {
    return new RoleDecision(
        evidence.hyperparameter(), role(hyperparameter), evidence, List.of(describe()));
  }

  /**
   * Whether overrides leave anything that the constraints of the space admit, as far as many random
   * points tell.
   *
   * @param overrides by name, of hyperparameters of the space
   */
  static boolean areFeasible(SearchSpace space, Map<String, RoleOverride> overrides) {
    return FeasibleRoles.isFeasible(space, 0, region(space, overrides));
  }

  /**
   * What overrides leave for suggestions: a point for what is fixed, a part for what is narrowed.
   */
  static SearchRegion region(SearchSpace space, Map<String, RoleOverride> overrides) {
    SearchRegion region = SearchRegion.full(space);
    for (Map.Entry<String, RoleOverride> override : overrides.entrySet()) {
      int index = space.indexOf(override.getKey());
      region = FeasibleRoles.limited(region, index, override.getValue().role(space.get(index)));
    }
    return region;
  }

  /** It is set to a value after the warm-up. */
  record Fix(Value value) implements RoleOverride {
    @Override
    public Role role(Hyperparameter hyperparameter) {
      return new Role.SetCheap(hyperparameter.intervalOf(value), value);
    }

    @Override
    public String describe() {
      return "Set to %s by the study file.".formatted(value);
    }
  }

  /** It is searched between two values after the warm-up, both included. */
  record Narrow(Value from, Value to) implements RoleOverride {
    @Override
    public Role role(Hyperparameter hyperparameter) {
      UnitInterval part =
          new UnitInterval(
              hyperparameter.intervalOf(from).low(), hyperparameter.intervalOf(to).high());
      return new Role.Narrow(part, from, to);
    }

    @Override
    public String describe() {
      return "Searched from %s to %s only, by the study file.".formatted(from, to);
    }
  }

  /** It is searched in its full range. */
  record Optimize() implements RoleOverride {
    @Override
    public Role role(Hyperparameter hyperparameter) {
      return new Role.Optimize();
    }

    @Override
    public String describe() {
      return "Searched over its full range, by the study file.";
    }
  }
}
