package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands on one stored study share: finding it, and where to print. */
abstract class StoredStudyCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;
  private @Nullable StudyArchive opened;

  @Parameters(paramLabel = "STUDY", description = "The name of a stored study.")
  private @Nullable String study;

  @Override
  public final Integer call() throws IOException {
    try (StudyArchive archive = Storage.openExisting(main())) {
      opened = archive;
      StoredStudy stored = Storage.find(archive, Objects.requireNonNull(study), main().storage());
      StudyFile file = Storage.fileOf(stored);
      tell(stored, file, new TrialHistory(file.space(), stored.trials().finished()));
      out().flush();
      return ExitCode.OK;
    }
  }

  /** Tells of the study what the command is for. */
  abstract void tell(StoredStudy stored, StudyFile file, TrialHistory history) throws IOException;

  /** The networks of the study that are kept beside the storage. */
  final ModelShelf shelf(StudyFile file) {
    return ModelShelf.of(file, main().modelPlace());
  }

  /**
   * The result of the trials so far.
   *
   * @param savedModel name of the best network, empty if it is not saved
   */
  final StudyResult result(StudyFile file, TrialHistory history, String savedModel) {
    return new StudyResult(
        file,
        history,
        workshop().strategy(file, EarlierTrials.none()).explain(history),
        workshop().analyze(file, history),
        savedModel,
        shelf(file).networks(history));
  }

  /** When the trials of the study ran. */
  final List<TrialTimes> times(StoredStudy stored) {
    return Objects.requireNonNull(opened).times(stored.name());
  }

  final Workshop workshop() {
    return main().workshop();
  }

  final PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  final PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }

  private Main main() {
    return Objects.requireNonNull(main);
  }
}
