package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.ProblemCheck;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/** Joins the packages to the program. */
final class ProgramWorkshop implements Workshop {
  private final ApplicationFolders folders;

  /** With the folders of the user, in which data and logs lie. */
  ProgramWorkshop(ApplicationFolders folders) {
    this.folders = folders;
  }

  @Override
  public StudyArchive open(Path storage) {
    throw notJoined("the store");
  }

  @Override
  public ProblemCheck problemCheck() {
    return ProblemCheck.NONE;
  }

  @Override
  public SearchStrategy strategy(StudyFile file) {
    throw notJoined("the strategies");
  }

  @Override
  public TrialExecutor executor(StudyFile study, Path folder) {
    throw notJoined("the workers");
  }

  @Override
  public StudyListener progress(StudyFile study, PrintWriter err) {
    throw notJoined("the terminal view");
  }

  @Override
  public SensitivityReport analyze(StudyFile study, TrialHistory history) {
    throw notJoined("the analysis");
  }

  @Override
  public Optional<String> saveBest(StudyFile study, Path folder, FinishedTrial best, Path output) {
    throw notJoined("the workers");
  }

  @Override
  public Reports reports() {
    throw notJoined("the reports");
  }

  private UnsupportedOperationException notJoined(String part) {
    return new UnsupportedOperationException(
        "This build does not yet contain %s (%s).".formatted(part, folders.data()));
  }
}
