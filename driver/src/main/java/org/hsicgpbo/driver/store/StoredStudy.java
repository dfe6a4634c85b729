package org.hsicgpbo.driver.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;

/**
 * A study in the database.
 *
 * <p>Whatever writes to it claims it first. A claim is held until the database is closed or the
 * process ends, and refuses any other writer; reading needs none.
 */
public final class StoredStudy {
  private final long id;
  private final StudyRecord study;
  private final Instant created;
  private final Session session;
  private final StudyLocks locks;
  private final Clock clock;

  StoredStudy(
      long id, StudyRecord study, Instant created, Session session, StudyLocks locks, Clock clock) {
    this.id = id;
    this.study = study;
    this.created = created;
    this.session = session;
    this.locks = locks;
    this.clock = clock;
  }

  /** Its name. */
  public String name() {
    return study.name();
  }

  /** The study's seed. */
  public long seed() {
    return study.seed();
  }

  /** The study file that it was begun or last went on with. */
  public String studyFileText() {
    return study.studyFileText();
  }

  /** When it was begun. */
  public Instant created() {
    return created;
  }

  /** The version of this program that began it. */
  public String productVersion() {
    return study.productVersion();
  }

  /**
   * Its trials.
   *
   * @param space the space that the study file describes
   */
  public TrialStore trials(SearchSpace space) {
    return new SqlTrialStore(id, name(), space, session, clock, this::claim);
  }

  /** When its trials ran, by number. */
  public List<TrialTimes> times() {
    return session.read(
        handle ->
            handle
                .createQuery(
                    "SELECT number, attempts, started_at, finished_at FROM trial WHERE study_id = :study ORDER BY number")
                .bind("study", id)
                .map((row, context) -> times(row))
                .list());
  }

  /**
   * Keeps the study file that the study goes on with; its trials stay.
   *
   * @return the study with that file
   */
  public StoredStudy updateStudyFile(String text) {
    claim();
    var unused =
        session.write(
            handle ->
                handle
                    .createUpdate("UPDATE study SET study_file = :text WHERE id = :study")
                    .bind("text", text)
                    .bind("study", id)
                    .execute());
    StudyRecord updated = new StudyRecord(study.name(), study.seed(), text, study.productVersion());
    return new StoredStudy(id, updated, created, session, locks, clock);
  }

  /**
   * Makes this process the only one that may write to the study until the database is closed. The
   * trials that its predecessor left without an outcome count one attempt more from now on.
   *
   * @throws StoreException if another process runs the study
   */
  public void claim() {
    if (locks.holds(id)) {
      return;
    }
    if (!locks.tryLock(id)) {
      throw new StoreException(
          "The study (%s) is being run by another process (%s). Wait until it ends, or give this study another name."
              .formatted(name(), claimedBy()));
    }
    var unused =
        session.write(
            handle -> {
              handle
                  .createUpdate("UPDATE study SET claimed_by = :process WHERE id = :study")
                  .bind(
                      "process",
                      "%d, since %s".formatted(ProcessHandle.current().pid(), clock.instant()))
                  .bind("study", id)
                  .execute();
              return handle
                  .createUpdate(
                      "UPDATE trial SET attempts = attempts + 1 WHERE study_id = :study AND tell_order IS NULL")
                  .bind("study", id)
                  .execute();
            });
  }

  private String claimedBy() {
    return session.read(
        handle ->
            handle
                .createQuery("SELECT COALESCE(claimed_by, '') FROM study WHERE id = :study")
                .bind("study", id)
                .mapTo(String.class)
                .one());
  }

  private static TrialTimes times(ResultSet row) throws SQLException {
    return new TrialTimes(
        row.getInt("number"),
        row.getInt("attempts"),
        Instant.parse(row.getString("started_at")),
        Optional.ofNullable(row.getString("finished_at")).map(Instant::parse));
  }
}
