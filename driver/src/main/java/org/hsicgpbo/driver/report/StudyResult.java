package org.hsicgpbo.driver.report;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.finals.FinalNetwork;
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
 * @param finals networks that were trained again from several seeds
 */
public record StudyResult(
    StudyFile file,
    TrialHistory history,
    List<StageReport> stages,
    AnalyzedSample sample,
    String savedModel,
    List<FinalNetwork> finals) {
  /** Copies the lists. */
  public StudyResult {
    stages = List.copyOf(stages);
    finals = List.copyOf(finals);
  }

  /** Without final networks. */
  public StudyResult(
      StudyFile file,
      TrialHistory history,
      List<StageReport> stages,
      AnalyzedSample sample,
      String savedModel) {
    this(file, history, stages, sample, savedModel, List.of());
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
