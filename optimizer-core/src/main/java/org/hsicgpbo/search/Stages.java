package org.hsicgpbo.search;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.trial.TrialHistory;

/** Makes reports of stages from the told trials. */
public final class Stages {
  private Stages() {}

  /** The report of a stage; empty if none of its trials was told. */
  public static Optional<StageReport> report(
      TrialHistory told, String name, String purpose, List<RoleDecision> decisions) {
    IntSummaryStatistics numbers =
        told.ofStage(name).trials().stream().mapToInt(t -> t.trial().number()).summaryStatistics();
    return numbers.getCount() == 0
        ? Optional.empty()
        : Optional.of(
            new StageReport(name, purpose, numbers.getMin(), numbers.getMax(), decisions));
  }
}
