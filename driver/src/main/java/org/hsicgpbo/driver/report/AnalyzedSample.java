package org.hsicgpbo.driver.report;

import java.util.List;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Randomly drawn trials and what they tell.
 *
 * @param trials the trials
 * @param analysis their analysis; with too few trials its indices are NaN and its notes say so
 */
public record AnalyzedSample(TrialHistory trials, SampleAnalysis analysis) {
  /** The same with more for a reader to know. */
  public AnalyzedSample withNotes(List<String> more) {
    return new AnalyzedSample(trials, analysis.withNotes(more));
  }

  /** Indices, goal and notes. */
  public SensitivityReport ranking() {
    return analysis.ranking();
  }
}
