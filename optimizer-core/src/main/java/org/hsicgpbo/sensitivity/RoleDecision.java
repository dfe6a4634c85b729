package org.hsicgpbo.sensitivity;

import java.util.List;

/**
 * A role and why.
 *
 * @param hyperparameter the name
 * @param role what the search does with it
 * @param evidence the figures behind it
 * @param reasons sentences for people, with the figures in words
 */
public record RoleDecision(
    String hyperparameter, Role role, HsicIndex evidence, List<String> reasons) {
  /** Copies the reasons. */
  public RoleDecision {
    reasons = List.copyOf(reasons);
  }
}
