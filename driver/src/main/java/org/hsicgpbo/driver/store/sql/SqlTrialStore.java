package org.hsicgpbo.driver.store.sql;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hsicgpbo.study.LearningCurve;
import org.hsicgpbo.study.NumberTakenException;
import org.hsicgpbo.study.OutcomeKnownException;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.jdbi.v3.core.Handle;

/** The trials of one study in a database. */
final class SqlTrialStore implements TrialStore {
  /** Of a number that was not asked for. */
  private static final long NO_REQUEST = 0;

  private static final String ALL = "SELECT * FROM trial WHERE study_id = :study AND tell_order ";

  private final long study;
  private final String studyName;
  private final Database database;
  private final Clock clock;
  private final StudyClaims claims;

  /** Tells one request for a number from the next. */
  private final AtomicLong requests;

  /**
   * The trials of a study.
   *
   * @param claims makes sure, before each write, that this driver works on the study
   * @param requests counts the requests of this driver for numbers
   */
  SqlTrialStore(
      long study,
      String studyName,
      Database database,
      Clock clock,
      StudyClaims claims,
      AtomicLong requests) {
    this.study = study;
    this.studyName = studyName;
    this.database = database;
    this.clock = clock;
    this.claims = claims;
    this.requests = requests;
  }

  @Override
  public List<FinishedTrial> finished() {
    return finishedAfter(0);
  }

  @Override
  public int finishedCount() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT COALESCE(MAX(tell_order), 0) FROM trial WHERE study_id = :study")
                .bind("study", study)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public List<Trial> unfinished() {
    return database.read(
        handle ->
            handle
                .createQuery(ALL + "IS NULL ORDER BY number")
                .bind("study", study)
                .map((row, context) -> TrialRows.trial(row))
                .list());
  }

  @Override
  public List<FinishedTrial> finishedAfter(int known) {
    List<TrialRows.FinishedColumns> rows =
        database.read(
            handle ->
                handle
                    .createQuery(ALL + "> :known ORDER BY tell_order")
                    .bind("study", study)
                    .bind("known", known)
                    .map((row, context) -> TrialRows.FinishedColumns.of(row))
                    .list());
    // Half of the time of reading many trials is reading their JSON.
    return rows.parallelStream().map(TrialRows.FinishedColumns::trial).toList();
  }

  @Override
  public Optional<TrialClaim> claim(int budget) {
    claims.claim(study, studyName);
    long request = requests.incrementAndGet();
    return database.persist(
        (handle, attempt) -> {
          ClaimRows rows = locked(handle);
          return rows.ofRequest(request)
              .or(() -> rows.next(request, budget, claims.living(handle, study)))
              .map(rows::withTrial);
        });
  }

  @Override
  public void started(Trial trial) {
    claims.claim(study, studyName);
    Start start =
        database.persist(
            (handle, attempt) -> {
              ClaimRows rows = locked(handle);
              if (rows.withTrial(trial.number()).begun().isPresent()) {
                boolean own = rows.isOwn(trial.number());
                return own && attempt > 1 ? Start.DONE : own ? Start.REPEATED : Start.BEGUN;
              }
              rows.insert(trial.number(), NO_REQUEST);
              if (!rows.isOwn(trial.number())) {
                return Start.TAKEN;
              }
              insert(handle, trial);
              return Start.DONE;
            });
    String whose = "Trial %d of the study (%s) is ".formatted(trial.number(), studyName);
    switch (start) {
      case DONE -> {}
      case REPEATED -> throw new StoreException(whose + "already stored.");
      case BEGUN -> throw new NumberTakenException(whose + "already stored.");
      case TAKEN -> throw new NumberTakenException(whose + "another driver's.");
    }
  }

  /** What became of the start of a trial. */
  private enum Start {
    /** It is stored. */
    DONE,
    /** This driver has stored it before. */
    REPEATED,
    /** Another driver has stored it. */
    BEGUN,
    /** Another driver has claimed its number. */
    TAKEN
  }

  @Override
  public void finished(FinishedTrial trial) {
    finished(trial, new LearningCurve(trial.trial().number(), List.of()));
  }

  @Override
  public void finished(FinishedTrial trial, LearningCurve curve) {
    claims.claim(study, studyName);
    Optional<Known> known =
        database.persist(
            (handle, attempt) -> {
              ClaimRows rows = locked(handle);
              if (update(handle, trial) > 0) {
                EpochRows.insert(handle, study, curve);
                rows.delete(trial.trial().number());
                return Optional.empty();
              }
              Optional<FinishedTrial> stored = stored(handle, trial.trial().number());
              boolean again = attempt > 1 && stored.equals(Optional.of(TrialRows.storable(trial)));
              return again ? Optional.empty() : Optional.of(new Known(stored.isPresent()));
            });
    if (known.isPresent()) {
      throw refusal(trial.trial().number(), known.get());
    }
  }

  /** What is known of a trial whose outcome cannot be stored. */
  private record Known(boolean hasOutcome) {}

  private StoreException refusal(int number, Known known) {
    return known.hasOutcome()
        ? new OutcomeKnownException(
            "Trial %d of the study (%s): its outcome is already stored; an outcome is never replaced."
                .formatted(number, studyName))
        : new StoreException(
            "Trial %d of the study (%s) was not started.".formatted(number, studyName));
  }

  @Override
  public List<LearningCurve> curves() {
    return database.read(handle -> EpochRows.curves(handle, study));
  }

  @Override
  public LearningCurve curve(int trial) {
    return database.read(handle -> EpochRows.curve(handle, study, trial));
  }

  /** The numbers of the study, which nobody else gives out until the end of the transaction. */
  private ClaimRows locked(Handle handle) {
    database.dialect().lockStudy(handle, study);
    return new ClaimRows(handle, study, claims.driver());
  }

  private void insert(Handle handle, Trial trial) {
    handle
        .createUpdate(
            """
            INSERT INTO trial (study_id, number, seed, stage, coordinates, configuration, started_at)
            VALUES (:study, :number, :seed, :stage, :coordinates, :configuration, :now)
            """)
        .bind("study", study)
        .bind("now", clock.instant().toString())
        .bindMap(TrialRows.columnsOf(trial))
        .execute();
  }

  private Optional<FinishedTrial> stored(Handle handle, int number) {
    return handle
        .createQuery(ALL + "IS NOT NULL AND number = :number")
        .bind("study", study)
        .bind("number", number)
        .map((row, context) -> TrialRows.finished(row))
        .findOne();
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
