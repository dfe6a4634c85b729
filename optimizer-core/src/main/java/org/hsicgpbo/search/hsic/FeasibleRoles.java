package org.hsicgpbo.search.hsic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Roles and the region of the space that they leave, kept such that constraints can be met in it.
 *
 * <p>Each role is decided by itself, so that all of them together may leave nothing that the
 * constraints admit. Then the hyperparameter is opened again whose opening alone helps, and of
 * several the one that drives cost least; where no single one helps, the least of them is opened
 * and the search goes on. Our choice: what matters most for cost stays cheap. What a person has
 * decided is never opened.
 */
final class FeasibleRoles {
  /** So many points of a region are looked at before it counts as empty. */
  private static final int MOST_DRAWS = 10_000;

  /** Purpose for {@link TrialSeeds#derive}, apart from those of other packages. */
  private static final long PURPOSE = 501;

  private FeasibleRoles() {}

  /**
   * The roles, with those opened again that leave nothing admissible, and that as their first
   * reason.
   *
   * @param kept names of those that stay as they are
   */
  static List<RoleDecision> of(
      SearchSpace space, long seed, List<RoleDecision> roles, Set<String> kept) {
    List<RoleDecision> feasible = roles;
    while (!isFeasible(space, seed, region(space, feasible))) {
      Optional<RoleDecision> opened = toOpen(space, seed, feasible, kept);
      if (opened.isEmpty()) {
        return feasible;
      }
      feasible = opened(feasible, opened.get(), space);
    }
    return feasible;
  }

  /** What the roles leave: a point for what is set, a part for what is narrowed, else all. */
  static SearchRegion region(SearchSpace space, List<RoleDecision> roles) {
    SearchRegion region = SearchRegion.full(space);
    for (RoleDecision decision : roles) {
      region = limited(region, space.indexOf(decision.hyperparameter()), decision.role());
    }
    return region;
  }

  /** The region with what a role leaves of one hyperparameter. */
  static SearchRegion limited(SearchRegion region, int index, Role role) {
    if (role instanceof Role.Narrow narrow) {
      return region.with(index, narrow.interval());
    }
    if (role instanceof Role.SetCheap set) {
      double u = set.interval().centre();
      return region.with(index, new UnitInterval(u, u));
    }
    return region;
  }

  private static Optional<RoleDecision> toOpen(
      SearchSpace space, long seed, List<RoleDecision> roles, Set<String> kept) {
    List<RoleDecision> cheapest =
        roles.stream()
            .filter(FeasibleRoles::isLimited)
            .filter(decision -> !kept.contains(decision.hyperparameter()))
            .sorted(Comparator.comparingDouble(d -> d.evidence().costR2()))
            .toList();
    return cheapest.stream()
        .filter(decision -> isFeasible(space, seed, region(space, opened(roles, decision, space))))
        .findFirst()
        .or(() -> cheapest.stream().findFirst());
  }

  private static boolean isLimited(RoleDecision decision) {
    return decision.role() instanceof Role.Narrow || decision.role() instanceof Role.SetCheap;
  }

  /** Whether the constraints admit any of many random points of a region. */
  static boolean isFeasible(SearchSpace space, long seed, SearchRegion region) {
    if (!space.isConstrained()) {
      return true;
    }
    SplittableRandom random = new SplittableRandom(TrialSeeds.derive(seed, PURPOSE, 0));
    return space
        .firstAdmissible(
            () -> space.activate(region.at(random.doubles(space.dimensions()).toArray())),
            MOST_DRAWS)
        .isPresent();
  }

  private static List<RoleDecision> opened(
      List<RoleDecision> roles, RoleDecision decision, SearchSpace space) {
    return roles.stream().map(d -> d.equals(decision) ? opened(d, space) : d).toList();
  }

  private static RoleDecision opened(RoleDecision decision, SearchSpace space) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "Searched in its full range: %s, and the others in their roles, no configuration satisfies the constraints (%s)."
            .formatted(
                limited(decision.role()),
                space.constraints().stream()
                    .map(Constraint::text)
                    .collect(Collectors.joining("; "))));
    // The first reason says what the role that it had means.
    reasons.addAll(
        decision
            .reasons()
            .subList(Math.min(1, decision.reasons().size()), decision.reasons().size()));
    return new RoleDecision(
        decision.hyperparameter(), new Role.Optimize(), decision.evidence(), reasons);
  }

  private static String limited(Role role) {
    if (role instanceof Role.SetCheap set) {
      return "with it set to " + set.value();
    }
    return role instanceof Role.Narrow narrow
        ? "with it narrowed to %s to %s".formatted(narrow.from(), narrow.to())
        : "with it limited";
  }
}
