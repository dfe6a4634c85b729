package org.hsicgpbo.search.hsic;

import org.hsicgpbo.sensitivity.RoleDecision;

/** One stage of HSIC-GPBO: how its trials are sought. */
public sealed interface Stage
    permits WarmUp,
        Optimize,
        FineTune,
        ReOpen,
        Confirm,
        PaperStages.Impactful,
        PaperStages.Remaining {

  /** The name that its trials carry. */
  String label();

  /** One sentence for people. */
  String purpose();

  /** Whether the {@linkplain RoleDecision roles} have a say in it, so that reports show them. */
  boolean usesRoles();

  /** How the next of its trials is sought. */
  Move next(Standing standing);
}
