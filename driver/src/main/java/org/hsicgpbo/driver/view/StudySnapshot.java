package org.hsicgpbo.driver.view;

import java.util.List;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.TrialHistory;

/** All that was stored of a study at one moment. Safe for use by several threads. */
public final class StudySnapshot {
  private final StoredStudy stored;
  private final StudyFile file;
  private final TrialHistory history;
  private final List<TrialRow> rows;
  private final StudyOverview overview;

  StudySnapshot(
      StoredStudy stored,
      StudyFile file,
      TrialHistory history,
      List<TrialRow> rows,
      StudyOverview overview) {
    this.stored = stored;
    this.file = file;
    this.history = history;
    this.rows = rows;
    this.overview = overview;
  }

  /** The study as it is stored. */
  public StoredStudy stored() {
    return stored;
  }

  /** What its study file says. */
  public StudyFile file() {
    return file;
  }

  /** Its finished trials. */
  public TrialHistory history() {
    return history;
  }

  /** How it does. */
  public StudyOverview overview() {
    return overview;
  }

  /** How many trials have an outcome. */
  public int count() {
    return rows.size();
  }

  /**
   * The finished trials from that place on.
   *
   * @param from the first, from 0; none if it is not below {@link #count}
   */
  public TrialColumns columnsFrom(int from) {
    List<String> names = file.space().hyperparameters().stream().map(Hyperparameter::name).toList();
    return TrialColumns.of(names, rows, Math.max(0, Math.min(from, rows.size())));
  }

  /** The rows, in the order of their end. */
  List<TrialRow> rows() {
    return rows;
  }
}
