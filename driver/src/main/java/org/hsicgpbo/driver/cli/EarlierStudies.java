package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.driver.triallog.TrialLogReader;
import org.hsicgpbo.driver.triallog.TrialLogRequest;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.Transfer;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/** Finds what a study file names under {@code warm-start}, and tells what of it can be used. */
final class EarlierStudies {
  /** Stream of random numbers of the coordinates inside intervals. */
  private static final long STREAM = 4711;

  private final StudyFile file;
  private final PrintWriter err;

  private EarlierStudies(StudyFile file, PrintWriter err) {
    this.file = file;
    this.err = err;
  }

  /**
   * The earlier trials.
   *
   * @param folder from which logs are seen
   * @param storage for messages
   * @param err where what is used is told
   * @throws BadInputException if a study is missing, a log cannot be read, or nothing of a source
   *     can be used
   */
  static EarlierTrials find(
      StudyFile file, StudyArchive archive, StorageAddress storage, Path folder, PrintWriter err) {
    EarlierStudies studies = new EarlierStudies(file, err);
    List<EarlierTrials.Source> sources = new ArrayList<>();
    for (String name : file.warmStart().studies()) {
      if (name.equals(file.study())) {
        throw new BadInputException(
            "warm-start.studies: found %s, which is this study itself; its trials count anyway."
                .formatted(name));
      }
      StoredStudy stored = Storage.find(archive, name, storage);
      TrialHistory history =
          new TrialHistory(Storage.fileOf(stored).space(), stored.trials().finished());
      sources.add(studies.source("study " + name, history));
    }
    sources.addAll(studies.logs(folder));
    err.flush();
    return new EarlierTrials(sources);
  }

  /**
   * The trials of the logs alone, for a study file that names no studies.
   *
   * @param folder from which logs are seen
   * @param err where what is used is told
   * @throws BadInputException if a log cannot be read, or nothing of it can be used
   */
  static EarlierTrials ofLogs(StudyFile file, Path folder, PrintWriter err) {
    List<EarlierTrials.Source> sources = new EarlierStudies(file, err).logs(folder);
    err.flush();
    return new EarlierTrials(sources);
  }

  private List<EarlierTrials.Source> logs(Path folder) {
    List<EarlierTrials.Source> sources = new ArrayList<>();
    for (String log : file.warmStart().logs()) {
      sources.add(source("log " + log, read(folder.resolve(log).normalize())));
    }
    return sources;
  }

  /** A log whose columns of the study's hyperparameters are kept, even where one never changes. */
  private TrialHistory read(Path log) {
    Set<String> names =
        file.space().hyperparameters().stream()
            .map(Hyperparameter::name)
            .collect(Collectors.toSet());
    try {
      return TrialLogReader.read(TrialLogRequest.of(log).withKnown(names)).history();
    } catch (StudyFileException e) {
      String message = String.valueOf(e.getMessage());
      throw new BadInputException(
          "warm-start.logs: %s%s"
              .formatted(
                  message,
                  message.contains("--error")
                      ? " (That is an option of analyze; for a warm start call the column error in a copy.)"
                      : ""),
          e);
    }
  }

  private EarlierTrials.Source source(String name, TrialHistory history) {
    Transfer transfer =
        Transfer.of(history, file.space(), TrialSeeds.derive(file.seed(), STREAM, 0));
    String leftOut =
        transfer.leftOut().entrySet().stream()
            .map(entry -> "%d because %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "));
    if (transfer.trials().stream().allMatch(t -> t.completed().isEmpty())) {
      throw new BadInputException(
          "warm-start: no completed trial of the %s fits into the space of this study%s. Name another source, or widen the space."
              .formatted(name, leftOut.isEmpty() ? "" : " (left out: " + leftOut + ")"));
    }
    err.printf(
        "Warm start: %d of %d trials of the %s are used%s.%n",
        transfer.trials().size(),
        history.size(),
        name,
        leftOut.isEmpty() ? "" : " (left out: " + leftOut + ")");
    return new EarlierTrials.Source(name, transfer.trials());
  }
}
