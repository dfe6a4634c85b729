package org.hsicgpbo.driver.dashboard;

import java.time.Clock;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trial.TrialHistory;

/**
 * What a dashboard shows.
 *
 * @param archive the storage; the dashboard reads it only and does not close it
 * @param logs what trials printed on this machine
 * @param sampling which trials of a study are ranked
 * @param clock the wall clock
 */
public record Sources(StudyArchive archive, TrialLogs logs, Sampling sampling, Clock clock) {

  /** Which trials are ranked: those that were drawn at random. */
  @FunctionalInterface
  public interface Sampling {
    /** The trials of the history that are ranked, in its order. */
    TrialHistory sample(StudyFile study, TrialHistory history);
  }
}
