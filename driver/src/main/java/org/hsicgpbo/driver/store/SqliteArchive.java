package org.hsicgpbo.driver.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.study.StoreException;
import org.sqlite.SQLiteConfig;

/**
 * Studies in one SQLite file. Safe for use by several threads; several processes may have the same
 * file open, each writing to studies of its own.
 *
 * <p>What a method stored is on the disk when it returns (write-ahead log, {@code
 * synchronous=FULL}), so that it survives the death of the process and of the machine.
 *
 * <p>Whoever writes to a study claims it first and keeps it until the archive is closed; another
 * process that wants to write to it is refused, readers are not. See {@link StudyClaims}.
 */
public final class SqliteArchive implements StudyArchive {
  private static final String STUDY = "SELECT id, name, study_file, created_at FROM study ";

  private static final String ID_OF_NAME = "SELECT id FROM study WHERE name = :name";

  /** Whether any trial of the study of that name has an outcome. */
  private static final String HAS_OUTCOMES =
      "EXISTS (SELECT 1 FROM trial WHERE tell_order IS NOT NULL AND study_id = (%s))"
          .formatted(ID_OF_NAME);

  private final Session session;
  private final StudyClaims claims;
  private final Clock clock;

  private SqliteArchive(Session session, StudyClaims claims, Clock clock) {
    this.session = session;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * Opens the file and makes it, and its folder, where it is missing.
   *
   * @param clock tells when studies and trials begin and end
   * @throws StoreException if the file or its folder cannot be written, is no database or one of
   *     another program, was written by a newer version, is locked, or the disk is full
   */
  public static SqliteArchive open(Path file, Clock clock) {
    return open(file, clock, SqliteStorage.durable());
  }

  /** With other settings of SQLite. */
  static SqliteArchive open(Path file, Clock clock, SQLiteConfig config) {
    StudyLocks locks = new StudyLocks(file);
    try {
      Session session = new SqliteStorage(file, config).open(locks);
      return new SqliteArchive(session, new StudyClaims(session, locks, clock), clock);
    } catch (RuntimeException e) {
      locks.close();
      throw e;
    }
  }

  @Override
  public List<StoredStudy> studies() {
    return session.read(
        handle ->
            handle
                .createQuery(STUDY + "ORDER BY created_at DESC, id DESC")
                .map((row, context) -> study(row))
                .list());
  }

  @Override
  public Optional<StoredStudy> find(String name) {
    return session.read(
        handle ->
            handle
                .createQuery(STUDY + "WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> study(row))
                .findOne());
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException if there is one of that name
   */
  @Override
  public StoredStudy begin(StudyFile file) {
    int rows =
        session.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO study (name, seed, study_file, created_at, product_version)
                        VALUES (:name, :seed, :text, :now, :version)
                        ON CONFLICT DO NOTHING
                        """)
                    .bind("name", file.study())
                    .bind("seed", file.seed())
                    .bind("text", file.text())
                    .bind("now", clock.instant().toString())
                    .bind("version", productVersion())
                    .execute());
    if (rows == 0) {
      throw new StoreException(
          "There is already a study (%s). Give the new one another name.".formatted(file.study()));
    }
    claims.claim(file.study());
    return find(file.study()).orElseThrow();
  }

  @Override
  public StoredStudy beginAnew(StudyFile file) {
    claims.claim(file.study());
    int rows =
        session.write(
            handle -> {
              var unused =
                  handle
                      .createUpdate(
                          "DELETE FROM trial WHERE NOT (%s) AND study_id = (%s)"
                              .formatted(HAS_OUTCOMES, ID_OF_NAME))
                      .bind("name", file.study())
                      .execute();
              return handle
                  .createUpdate(
                      "UPDATE study SET study_file = :text, seed = :seed WHERE name = :name AND NOT (%s)"
                          .formatted(HAS_OUTCOMES))
                  .bind("text", file.text())
                  .bind("seed", file.seed())
                  .bind("name", file.study())
                  .execute();
            });
    if (rows == 0) {
      throw new StoreException(
          "The study (%s) has trials with an outcome; it cannot begin anew. Give the new one another name."
              .formatted(file.study()));
    }
    return find(file.study()).orElseThrow();
  }

  @Override
  public void update(StudyFile file) {
    claims.claim(file.study());
    var unused =
        session.write(
            handle ->
                handle
                    .createUpdate("UPDATE study SET study_file = :text WHERE name = :name")
                    .bind("text", file.text())
                    .bind("name", file.study())
                    .execute());
  }

  /** When the trials of a study ran, by number. */
  public List<TrialTimes> times(String study) {
    return session.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT number, attempts, started_at, finished_at
                    FROM trial JOIN study ON study_id = id WHERE name = :name ORDER BY number
                    """)
                .bind("name", study)
                .map((row, context) -> times(row))
                .list());
  }

  /** Frees the studies that this object has claimed. */
  @Override
  public void close() {
    try {
      session.close();
    } finally {
      claims.close();
    }
  }

  private StoredStudy study(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new StoredStudy(
        name,
        row.getString("study_file"),
        Instant.parse(row.getString("created_at")),
        new SqlTrialStore(row.getLong("id"), name, session, clock, claims));
  }

  private static TrialTimes times(ResultSet row) throws SQLException {
    return new TrialTimes(
        row.getInt("number"),
        row.getInt("attempts"),
        Instant.parse(row.getString("started_at")),
        Optional.ofNullable(row.getString("finished_at")).map(Instant::parse));
  }

  /** The version from the jar's manifest. */
  private static String productVersion() {
    return Objects.requireNonNullElse(
        SqliteArchive.class.getPackage().getImplementationVersion(), "development");
  }
}
