package org.hsicgpbo.driver.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * What all checks have found.
 *
 * @param findings in the order of the checks
 */
public record Diagnosis(List<Finding> findings) {
  private static final String REPORT =
      "Look at what the message names; if it tells you nothing, report it as an issue.";

  /** Copies the list. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Lets the checks look, one after the other. */
  public static Diagnosis of(List<Check> checks) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      try {
        findings.addAll(check.examine());
      } catch (RuntimeException | LinkageError e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        findings.add(
            Finding.problem(check.subject(), "could not be looked at: " + message, REPORT));
      }
    }
    return new Diagnosis(findings);
  }

  /** Whether a study can run. */
  public boolean canRun() {
    return count(Level.problem) == 0;
  }

  /** How many findings there are of a level. */
  public long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
