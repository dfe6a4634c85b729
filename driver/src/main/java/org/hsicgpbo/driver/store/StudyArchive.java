package org.hsicgpbo.driver.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;

/** The stored studies, as the commands need them; all methods throw {@link StoreException}. */
public interface StudyArchive extends AutoCloseable {

  /**
   * A stored study.
   *
   * @param name its name
   * @param fileText the study file that it was begun or last went on with
   * @param begun when
   * @param trials its trials
   */
  record StoredStudy(String name, String fileText, Instant begun, TrialStore trials) {}

  /** All studies, the latest first. */
  List<StoredStudy> studies();

  /** The study of that name. */
  Optional<StoredStudy> find(String name);

  /** Stores a study that has no trials yet. */
  StoredStudy begin(StudyFile file);

  /**
   * Begins a study of that name anew whose trials have all no outcome: they are forgotten, because
   * they belong to another study file, such as one with a mistyped program.
   *
   * @throws StoreException if a trial has an outcome, or another process runs the study
   */
  StoredStudy beginAnew(StudyFile file);

  /**
   * Keeps the study file that a stored study goes on with, so that later reports tell of its
   * budget, goal and strategy; its trials stay.
   */
  void update(StudyFile file);

  /**
   * Works on a stored study beside the drivers that do so already. Without it, whoever writes to a
   * study that another process runs is refused.
   */
  void join(String study);

  /**
   * Stores trials that were trained elsewhere, with their outcomes, after those that are there: all
   * of them or none. A trial keeps its number where that is free, and gets the next one otherwise.
   * The time of this call is recorded as theirs, because no other is known.
   *
   * @throws StoreException if there is no such study, or another process runs it
   */
  void take(String study, List<FinishedTrial> trials);

  /** When the trials of a study ran, by number. */
  List<TrialTimes> times(String study);

  /**
   * When the trials of a study ran that have an outcome, but the first {@code known} of them, in
   * the order in which their outcomes were told.
   */
  List<TrialTimes> timesAfter(String study, int known);

  /** When a trial ran; empty if it was never begun. */
  Optional<TrialTimes> timesOf(String study, int trial);

  /**
   * The trials that living drivers train at this moment, by number, as far as their drivers have
   * told: some seconds ago.
   */
  List<RunningTrial> running(String study);

  /** The drivers that run a study, and the last ones that did, in the order of their begin. */
  List<DriverReport> drivers(String study);

  /**
   * Puts what this driver tells of itself in place of what it told before. It is not waited for
   * that this is durable, nor for a storage that does not answer, and nothing else of the study
   * waits for it longer than a moment.
   *
   * @param running the trials that it trains; stage, driver and attempts are known already
   * @throws org.hsicgpbo.study.StoreException if that failed; it is not tried again
   */
  void tell(String study, DriverReport report, List<RunningTrial> running);

  /**
   * Copies a study, as it is at this moment, into another archive of the same kind of program.
   *
   * @return what was copied; empty if there is a study of that name already, which stays as it is
   */
  Optional<CopiedStudy> copyTo(StudyArchive target, String study);

  /**
   * Does not wait any longer for a storage that is away: what waits at this moment fails at its
   * next attempt. May be called from any thread.
   */
  default void giveUpWaiting() {}

  @Override
  void close();
}
