package org.hsicgpbo.search.hsic;

import java.util.List;
import org.hsicgpbo.sensitivity.PublishedSelection;
import org.hsicgpbo.sensitivity.RoleAssignment;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.TrialHistory;

/** How roles follow from the ranking. */
public enum Selection {
  /** Nothing is fixed without evidence that this keeps the goal ({@link RoleAssignment}). */
  SOFT {
    @Override
    List<RoleDecision> roles(SensitivityReport report, TrialHistory sample) {
      return RoleAssignment.assign(report, sample);
    }
  },
  /** What is not significant is fixed ({@link PublishedSelection}). */
  HARD {
    @Override
    List<RoleDecision> roles(SensitivityReport report, TrialHistory sample) {
      return PublishedSelection.assign(report, sample);
    }
  };

  abstract List<RoleDecision> roles(SensitivityReport report, TrialHistory sample);
}
