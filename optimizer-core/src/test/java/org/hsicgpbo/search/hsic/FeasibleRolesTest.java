package org.hsicgpbo.search.hsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;

class FeasibleRolesTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new IntegerHyperparameter("n-units", 1, 100),
          new IntegerHyperparameter("n-layers", 1, 10),
          new RealHyperparameter("x", 0, 1));

  /** Units set to 1, layers narrowed to 1 and 2. */
  private static final List<RoleDecision> CHEAP =
      List.of(
          decision("n-units", 0.7, new Role.SetCheap(new UnitInterval(0, 0.01), Value.of(1L))),
          decision(
              "n-layers",
              0.2,
              new Role.Narrow(new UnitInterval(0, 0.2), Value.of(1L), Value.of(2L))),
          decision("x", 0.0, new Role.Optimize()));

  @Test
  void rolesThatLeaveSomethingAdmissibleStay() {
    assertThat(FeasibleRoles.of(SPACE, 1, CHEAP, Set.of())).isEqualTo(CHEAP);
    SearchSpace possible = where("n-units * n-layers >= 2", 2);
    assertThat(FeasibleRoles.of(possible, 1, CHEAP, Set.of())).isEqualTo(CHEAP);
  }

  @Test
  void ofTwoThatWouldHelpTheOneThatDrivesCostLeastIsOpened() {
    List<RoleDecision> feasible =
        FeasibleRoles.of(where("n-units * n-layers >= 8", 8), 1, CHEAP, Set.of());
    assertThat(feasible.get(0)).isEqualTo(CHEAP.get(0));
    assertThat(feasible.get(1).role()).isEqualTo(new Role.Optimize());
    assertThat(feasible.get(1).reasons())
        .containsExactly(
            "Searched in its full range: with it narrowed to 1 to 2, and the others in their roles, no configuration satisfies the constraints (n-units * n-layers >= 8).",
            "evidence");
  }

  @Test
  void whatAPersonHasDecidedIsNeverOpened() {
    List<RoleDecision> feasible =
        FeasibleRoles.of(where("n-units * n-layers >= 8", 8), 1, CHEAP, Set.of("n-layers"));
    assertThat(feasible.get(0).role()).isEqualTo(new Role.Optimize());
    assertThat(feasible.get(1)).isEqualTo(CHEAP.get(1));
  }

  /** Else no network of the warm-up would be a candidate of the last stage. */
  @Test
  void everyPointOfAFixedValueIsAllowed() {
    HsicGpboSettings settings =
        HsicGpboSettings.of(new Goal.Best(0.1), 10, 30)
            .with(Map.of("n-layers", new RoleOverride.Fix(Value.of(2L))));
    SearchRegion allowed = new Roles(SPACE, 1, settings).allowed();
    assertThat(allowed.contains(new UnitPoint(0.9, 0.101, 0.3))).isTrue();
    assertThat(allowed.contains(new UnitPoint(0.9, 0.199, 0.3))).isTrue();
    assertThat(allowed.contains(new UnitPoint(0.9, 0.2, 0.3))).as("three layers").isFalse();
  }

  @Test
  void overridesThatLeaveNothingAreFound() {
    SearchSpace space = where("n-units * n-layers >= 300", 300);
    RoleOverride two = new RoleOverride.Fix(Value.of(2L));
    RoleOverride four = new RoleOverride.Narrow(Value.of(1L), Value.of(4L));
    assertThat(RoleOverride.areFeasible(space, Map.of("n-layers", two))).isFalse();
    assertThat(RoleOverride.areFeasible(space, Map.of("n-layers", four))).isTrue();
    HsicGpboSettings settings =
        HsicGpboSettings.of(new Goal.Best(0.1), 10, 30).with(Map.of("n-layers", two));
    assertThatThrownBy(() -> new HsicGpboStrategy(space, 1, settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The roles given leave no configuration that satisfies the constraints (n-units * n-layers >= 300).");
  }

  @Test
  void theOneThatAloneHelpsIsOpenedHoweverMuchItCosts() {
    List<RoleDecision> feasible =
        FeasibleRoles.of(where("n-units * n-layers >= 50", 50), 1, CHEAP, Set.of());
    assertThat(feasible.get(0).role()).isEqualTo(new Role.Optimize());
    assertThat(feasible.get(1)).isEqualTo(CHEAP.get(1));
  }

  @Test
  void whereNoneAloneHelpsSeveralAreOpened() {
    List<RoleDecision> feasible =
        FeasibleRoles.of(where("n-units * n-layers >= 300", 300), 1, CHEAP, Set.of());
    assertThat(feasible).extracting(RoleDecision::role).containsOnly(new Role.Optimize());
  }

  @Test
  void whatNothingSatisfiesEndsInTheFullSpace() {
    List<RoleDecision> feasible = FeasibleRoles.of(where("never", 1e9), 1, CHEAP, Set.of());
    assertThat(feasible).extracting(RoleDecision::role).containsOnly(new Role.Optimize());
  }

  private static SearchSpace where(String text, double least) {
    return SPACE.where(Constraint.of(text, c -> product(c) >= least));
  }

  private static double product(Configuration configuration) {
    return configuration.get("n-units").orElseThrow().asNumber()
        * configuration.get("n-layers").orElseThrow().asNumber();
  }

  private static RoleDecision decision(String name, double costR2, Role role) {
    return new RoleDecision(
        name, role, index(name, costR2), List.of("meaning of the role", "evidence"));
  }

  /** An index that says nothing of the error. */
  static HsicIndex index(String name, double costR2) {
    return new HsicIndex(name, 60, 10, 0.3, 0, 0, 0, 0.5, 1, 0.1, costR2, 1e-4);
  }
}
