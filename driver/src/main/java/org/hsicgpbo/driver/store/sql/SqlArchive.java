package org.hsicgpbo.driver.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.hsicgpbo.driver.store.CopiedStudy;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.trial.FinishedTrial;
import org.jdbi.v3.core.Handle;

/**
 * Studies in a database. Safe for use by several threads; several processes may have the same
 * database open.
 *
 * <p>What a method stored is durable when it returns, so that it survives the death of the process
 * and of the machine.
 *
 * <p>Whoever writes to a study enters it first and stays until the archive is closed; another
 * process that wants to write to it alone is refused, readers are not. See {@link StudyClaims}.
 */
public final class SqlArchive implements StudyArchive {
  private static final String STUDY = "SELECT id, name, study_file, created_at FROM study ";

  private static final String TIMES =
      """
      SELECT number, attempts, started_at, finished_at
      FROM trial JOIN study ON study_id = id WHERE name = :name
      """;

  private static final String ID_OF_NAME = "SELECT id FROM study WHERE name = :name";

  /** Whether any trial of the study of that name has an outcome. */
  private static final String HAS_OUTCOMES =
      "EXISTS (SELECT 1 FROM trial WHERE tell_order IS NOT NULL AND study_id = (%s))"
          .formatted(ID_OF_NAME);

  private final Database database;
  private final Database live;
  private final StudyClaims claims;
  private final Clock clock;
  private final AtomicLong requests = new AtomicLong();

  /**
   * The studies of a database whose schema is up to date.
   *
   * @param live the same database, for what may be lost and must keep nobody waiting
   * @param presence who works on which study
   * @param clock tells when studies and trials begin and end
   */
  public SqlArchive(Database database, Database live, Presence presence, Clock clock) {
    this.database = database;
    this.live = live;
    this.claims = new StudyClaims(database, presence);
    this.clock = clock;
  }

  @Override
  public List<StoredStudy> studies() {
    return database.read(
        handle ->
            handle
                .createQuery(STUDY + "ORDER BY created_at DESC, id DESC")
                .map((row, context) -> study(row))
                .list());
  }

  @Override
  public Optional<StoredStudy> find(String name) {
    return database.read(
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
        database.write(
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
        database.write(
            handle -> {
              for (String table : List.of("claim", "trial")) {
                handle
                    .createUpdate(
                        "DELETE FROM %s WHERE NOT (%s) AND study_id = (%s)"
                            .formatted(table, HAS_OUTCOMES, ID_OF_NAME))
                    .bind("name", file.study())
                    .execute();
              }
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
        database.write(
            handle ->
                handle
                    .createUpdate("UPDATE study SET study_file = :text WHERE name = :name")
                    .bind("text", file.text())
                    .bind("name", file.study())
                    .execute());
  }

  @Override
  public void join(String study) {
    claims.join(study);
  }

  @Override
  public void take(String study, List<FinishedTrial> trials) {
    claims.claim(study);
    var unused =
        database.write(
            handle -> {
              long id = handle.createQuery(ID_OF_NAME).bind("name", study).mapTo(Long.class).one();
              database.dialect().lockStudy(handle, id);
              return new TakenTrials(handle, id, clock.instant()).insert(trials);
            });
  }

  @Override
  public List<TrialTimes> times(String study) {
    return times(study, "AND number > :number ORDER BY number", 0);
  }

  @Override
  public List<TrialTimes> timesAfter(String study, int known) {
    return times(study, "AND tell_order > :number ORDER BY tell_order", known);
  }

  @Override
  public Optional<TrialTimes> timesOf(String study, int trial) {
    return times(study, "AND number = :number", trial).stream().findFirst();
  }

  /** Those that fit. */
  private List<TrialTimes> times(String study, String condition, int number) {
    return database.read(
        handle ->
            handle
                .createQuery(TIMES + condition)
                .bind("name", study)
                .bind("number", number)
                .map((row, context) -> times(row))
                .list());
  }

  @Override
  public List<RunningTrial> running(String study) {
    return readLive(
        study, (handle, id) -> new LiveRows(handle, id).running(claims.living(handle, id)));
  }

  @Override
  public List<DriverReport> drivers(String study) {
    return readLive(
        study, (handle, id) -> new LiveRows(handle, id).reports(claims.living(handle, id)));
  }

  private <T> List<T> readLive(String study, BiFunction<Handle, Long, List<T>> work) {
    return database.read(
        handle -> id(handle, study).map(id -> work.apply(handle, id)).orElseGet(List::of));
  }

  @Override
  public void tell(String study, DriverReport report, List<RunningTrial> running) {
    var unused =
        live.write(
            handle -> {
              live.dialect().relax(handle);
              Optional<Long> id = id(handle, study);
              id.ifPresent(
                  known ->
                      new LiveRows(handle, known)
                          .replace(claims.driver(), claims.living(handle, known), report, running));
              return id.isPresent();
            });
  }

  private static Optional<Long> id(Handle handle, String study) {
    return handle.createQuery(ID_OF_NAME).bind("name", study).mapTo(Long.class).findOne();
  }

  @Override
  public Optional<CopiedStudy> copyTo(StudyArchive target, String study) {
    if (target instanceof SqlArchive other) {
      return new StudyCopy(database, other.database).copy(study);
    }
    throw new IllegalArgumentException("Rows can be copied to another database only.");
  }

  @Override
  public void giveUpWaiting() {
    database.giveUpWaiting();
  }

  /** Frees the studies that this object has claimed. */
  @Override
  public void close() {
    try {
      claims.close();
    } finally {
      database.close();
    }
  }

  private StoredStudy study(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new StoredStudy(
        name,
        row.getString("study_file"),
        Instant.parse(row.getString("created_at")),
        new SqlTrialStore(row.getLong("id"), name, database, clock, claims, requests));
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
        SqlArchive.class.getPackage().getImplementationVersion(), "development");
  }
}
