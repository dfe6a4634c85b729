package org.hsicgpbo.driver.view;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/** Reads trials in full; curves and logs are read for one trial only. */
public final class TrialPages {
  private static final int LOG_BYTES = 256 * 1024;
  private static final TrialLogs.Tail NO_LOG = new TrialLogs.Tail("", false);

  private final StudyArchive archive;
  private final TrialLogs logs;

  /**
   * The trials of a storage.
   *
   * @param logs what trials printed on this machine
   */
  public TrialPages(StudyArchive archive, TrialLogs logs) {
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
        study.stored().trials().curve(number).epochs().stream().map(TrialPage.Epoch::of).toList();
    Optional<FinishedTrial> finished =
        study.rows().stream()
            .map(TrialRow::trial)
            .filter(trial -> trial.trial().number() == number)
            .findFirst();
    TrialLogs.Tail log = log(name, number);
    return finished.isPresent()
        ? Optional.of(TrialPage.of(finished.get(), times.get(), curve, log))
        : unfinished(study, number)
            .map(trial -> TrialPage.of(trial, isRunning(study, number), times.get(), curve, log));
  }

  private TrialLogs.Tail log(String study, int number) {
    try {
      return logs.read(study, number, LOG_BYTES).orElse(NO_LOG);
    } catch (UncheckedIOException e) {
      return new TrialLogs.Tail("The log cannot be read: " + e.getMessage(), false);
    }
  }

  private static boolean isRunning(StudySnapshot study, int number) {
    return study.overview().running().stream().anyMatch(trial -> trial.number() == number);
  }

  private static Optional<Trial> unfinished(StudySnapshot study, int number) {
    return study.stored().trials().unfinished().stream()
        .filter(trial -> trial.number() == number)
        .findFirst();
  }
}
