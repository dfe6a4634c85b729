package org.hsicgpbo.search.hsic;

import java.util.List;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.Value;

/** What a person decides of a hyperparameter, whatever the sample says. */
public sealed interface RoleOverride {

  /** The decision in the place of another one. */
  RoleDecision decide(Hyperparameter hyperparameter, HsicIndex evidence);

  /** It is set to a value after the warm-up. */
  record Fix(Value value) implements RoleOverride {
    @Override
    public RoleDecision decide(Hyperparameter hyperparameter, HsicIndex evidence) {
      return decision(
          evidence,
          new Role.SetCheap(hyperparameter.intervalOf(value), value),
          "Set to %s by the study file.".formatted(value));
    }
  }

  /** It is searched between two values after the warm-up, both included. */
  record Narrow(Value from, Value to) implements RoleOverride {
    @Override
    public RoleDecision decide(Hyperparameter hyperparameter, HsicIndex evidence) {
      UnitInterval part =
          new UnitInterval(
              hyperparameter.intervalOf(from).low(), hyperparameter.intervalOf(to).high());
      return decision(
          evidence,
          new Role.Narrow(part, from, to),
          "Searched from %s to %s only, by the study file.".formatted(from, to));
    }
  }

  /** It is searched in its full range. */
  record Optimize() implements RoleOverride {
    @Override
    public RoleDecision decide(Hyperparameter hyperparameter, HsicIndex evidence) {
      return decision(
          evidence, new Role.Optimize(), "Searched over its full range, by the study file.");
    }
  }

  private static RoleDecision decision(HsicIndex evidence, Role role, String reason) {
    return new RoleDecision(evidence.hyperparameter(), role, evidence, List.of(reason));
  }
}
