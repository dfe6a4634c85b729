package org.hsicgpbo.driver.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/** Reads trials in full; curves and logs are read for one trial only. */
public final class TrialPages {
  private final StudyArchive archive;
  private final Path logs;

  /**
   * The trials of a storage.
   *
   * @param logs the folder that has a folder with the logs of trials for each study
   */
  public TrialPages(StudyArchive archive, Path logs) {
    this.archive = archive;
    this.logs = logs;
  }

  /** The trial of that number; empty if it was never begun. */
  public Optional<TrialPage> page(StudySnapshot study, int number) {
    String name = study.stored().name();
    Optional<TrialTimes> times = archive.timesOf(name, number);
    if (times.isEmpty()) {
      return Optional.empty();
    }
    List<TrialPage.Epoch> curve =
        study.stored().trials().curve(number).epochs().stream()
            .map(TrialPage.Epoch::of)
            .toList();
    Optional<FinishedTrial> finished =
        study.rows().stream()
            .map(TrialRow::trial)
            .filter(trial -> trial.trial().number() == number)
            .findFirst();
    if (finished.isPresent()) {
      LogTail log = LogTail.of(logs, name, number);
      return Optional.of(TrialPage.of(finished.get(), times.get(), curve, log));
    }
    return unfinished(study, number)
        .map(trial -> TrialPage.of(trial, times.get(), curve, LogTail.of(logs, name, number)));
  }

  private static Optional<Trial> unfinished(StudySnapshot study, int number) {
    return study.stored().trials().unfinished().stream()
        .filter(trial -> trial.number() == number)
        .findFirst();
  }
}
