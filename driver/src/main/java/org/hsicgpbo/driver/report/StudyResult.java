package org.hsicgpbo.driver.report;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * All that a report of a study tells.
 *
 * @param file the study file
 * @param history finished trials in the order in which they were told
 * @param stages what the strategy did and why
 * @param sample the randomly drawn trials and their analysis
 * @param savedModel where the best network was saved, relative to the output folder; empty if it
 *     was not
 */
public record StudyResult(
    StudyFile file,
    TrialHistory history,
    List<StageReport> stages,
    AnalyzedSample sample,
    String savedModel) {
  /** Copies the stages. */
  public StudyResult {
    stages = List.copyOf(stages);
  }

  /** The ranking of the randomly drawn trials. */
  public SensitivityReport sensitivity() {
    return sample.ranking();
  }

  /** The completed trial of the lowest validation error. */
  public Optional<FinishedTrial> best() {
    return history.best();
  }

  /**
   * The best of the trials that were drawn at random; empty where there are none, as after a warm
   * start.
   */
  public Optional<FinishedTrial> warmUpBest() {
    return sample.trials().best();
  }
}
