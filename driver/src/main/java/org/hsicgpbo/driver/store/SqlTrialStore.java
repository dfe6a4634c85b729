package org.hsicgpbo.driver.store;

import java.time.Clock;
import java.util.List;
import org.hsicgpbo.study.LearningCurve;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.jdbi.v3.core.Handle;

/** The trials of one study in a database. */
final class SqlTrialStore implements TrialStore {
  private static final String ALL = "SELECT * FROM trial WHERE study_id = :study AND tell_order ";

  private final long study;
  private final String studyName;
  private final Session session;
  private final Clock clock;
  private final StudyClaims claims;

  /**
   * The trials of a study.
   *
   * @param claims makes sure, before each write, that nobody else writes
   */
  SqlTrialStore(long study, String studyName, Session session, Clock clock, StudyClaims claims) {
    this.study = study;
    this.studyName = studyName;
    this.session = session;
    this.clock = clock;
    this.claims = claims;
  }

  @Override
  public List<FinishedTrial> finished() {
    return session.read(
        handle ->
            handle
                .createQuery(ALL + "IS NOT NULL ORDER BY tell_order")
                .bind("study", study)
                .map((row, context) -> TrialRows.finished(row))
                .list());
  }

  @Override
  public List<Trial> unfinished() {
    return session.read(
        handle ->
            handle
                .createQuery(ALL + "IS NULL ORDER BY number")
                .bind("study", study)
                .map((row, context) -> TrialRows.trial(row))
                .list());
  }

  @Override
  public void started(Trial trial) {
    claims.claim(study, studyName);
    int stored =
        session.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO trial (study_id, number, seed, stage, coordinates, configuration, started_at)
                        VALUES (:study, :number, :seed, :stage, :coordinates, :configuration, :now)
                        ON CONFLICT DO NOTHING
                        """)
                    .bind("study", study)
                    .bind("now", clock.instant().toString())
                    .bindMap(TrialRows.columnsOf(trial))
                    .execute());
    if (stored == 0) {
      throw new StoreException(
          "Trial %d of the study (%s) is already stored.".formatted(trial.number(), studyName));
    }
  }

  @Override
  public void finished(FinishedTrial trial) {
    finished(trial, new LearningCurve(trial.trial().number(), List.of()));
  }

  @Override
  public void finished(FinishedTrial trial, LearningCurve curve) {
    claims.claim(study, studyName);
    int stored =
        session.write(
            handle -> {
              int updated = update(handle, trial);
              if (updated > 0) {
                EpochRows.insert(handle, study, curve);
              }
              return updated;
            });
    if (stored == 0) {
      throw new StoreException(
          "Trial %d of the study (%s) was not started, or its outcome is already stored; an outcome is never replaced."
              .formatted(trial.trial().number(), studyName));
    }
  }

  @Override
  public List<LearningCurve> curves() {
    return session.read(handle -> EpochRows.curves(handle, study));
  }

  private int update(Handle handle, FinishedTrial trial) {
    return handle
        .createUpdate(
            """
            UPDATE trial SET
              tell_order = (SELECT COALESCE(MAX(tell_order), 0) + 1 FROM trial WHERE study_id = :study),
              finished_at = :now, state = :state, error = :error, test_error = :testError,
              flops = :flops, parameters = :parameters, seconds = :seconds,
              metrics = :metrics, failure_reason = :reason, stopped_error = :stoppedError,
              stopped_epoch = :stoppedEpoch, planned_epochs = :plannedEpochs
            WHERE study_id = :study AND number = :number AND tell_order IS NULL
            """)
        .bind("study", study)
        .bind("number", trial.trial().number())
        .bind("now", clock.instant().toString())
        .bindMap(TrialRows.columnsOf(trial.outcome()))
        .execute();
  }
}
