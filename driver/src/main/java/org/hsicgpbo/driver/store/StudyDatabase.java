package org.hsicgpbo.driver.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hsicgpbo.study.StoreException;
import org.sqlite.SQLiteConfig;

/**
 * The stored studies of one database. Safe for use by several threads; several processes may have
 * the same database open, each writing to studies of its own.
 *
 * <p>All methods throw {@link StoreException} with a message for people when the storage fails.
 */
public final class StudyDatabase implements AutoCloseable {
  private final Session session;
  private final StudyLocks locks;
  private final Clock clock;

  private StudyDatabase(Session session, StudyLocks locks, Clock clock) {
    this.session = session;
    this.locks = locks;
    this.clock = clock;
  }

  /**
   * Opens the database in an SQLite file and makes it, and its folder, where it is missing.
   *
   * @param clock tells when studies and trials begin and end
   * @throws StoreException if the file or its folder cannot be written, is no database or one of
   *     another program, was written by a newer version, is locked, or the disk is full
   */
  public static StudyDatabase open(Path file, Clock clock) {
    return open(file, clock, SqliteStorage.durable());
  }

  /** With other settings of SQLite. */
  static StudyDatabase open(Path file, Clock clock, SQLiteConfig config) {
    StudyLocks locks = new StudyLocks(file);
    try {
      return new StudyDatabase(new SqliteStorage(file, config).open(locks), locks, clock);
    } catch (RuntimeException e) {
      locks.close();
      throw e;
    }
  }

  /** All studies, the latest first. */
  public List<StudySummary> studies() {
    return session.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT name, created_at, COUNT(state) AS finished,
                           COUNT(CASE WHEN state <> 'completed' THEN 1 END) AS failed,
                           MIN(error) AS lowest
                    FROM study LEFT JOIN trial ON study_id = id
                    GROUP BY id, name, created_at
                    ORDER BY created_at DESC, id DESC
                    """)
                .map((row, context) -> summary(row))
                .list());
  }

  /** The study of that name. */
  public Optional<StoredStudy> find(String name) {
    return session.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, name, seed, study_file, created_at, product_version FROM study WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> study(row))
                .findOne());
  }

  /**
   * Stores a study that has no trials yet, and claims it.
   *
   * @throws StoreException if there is one of that name
   */
  public StoredStudy create(StudyRecord study) {
    int rows =
        session.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO study (name, seed, study_file, created_at, product_version)
                        VALUES (:name, :seed, :studyFileText, :created, :productVersion)
                        ON CONFLICT DO NOTHING
                        """)
                    .bindMethods(study)
                    .bind("created", clock.instant().toString())
                    .execute());
    if (rows == 0) {
      throw new StoreException(
          "There is already a study (%s). Give the new one another name.".formatted(study.name()));
    }
    StoredStudy stored = find(study.name()).orElseThrow();
    stored.claim();
    return stored;
  }

  /** Frees the studies that this object has claimed. */
  @Override
  public void close() {
    try {
      session.close();
    } finally {
      locks.close();
    }
  }

  private StoredStudy study(ResultSet row) throws SQLException {
    StudyRecord study =
        new StudyRecord(
            row.getString("name"),
            row.getLong("seed"),
            row.getString("study_file"),
            row.getString("product_version"));
    Instant created = Instant.parse(row.getString("created_at"));
    return new StoredStudy(row.getLong("id"), study, created, session, locks, clock);
  }

  private static StudySummary summary(ResultSet row) throws SQLException {
    double lowest = row.getDouble("lowest");
    OptionalDouble lowestError = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(lowest);
    return new StudySummary(
        row.getString("name"),
        Instant.parse(row.getString("created_at")),
        row.getInt("finished"),
        row.getInt("failed"),
        lowestError);
  }
}
