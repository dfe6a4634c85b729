package org.hsicgpbo.driver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Studies in one SQLite file: write-ahead log, every commit flushed to the disk, so that what was
 * stored survives a killed process and a power cut. One driver at a time may work on a study; an
 * operating-system lock on a file beside the database sees to it and ends with the driver.
 */
public final class SqliteArchive implements StudyArchive {
  private static final int BUSY_MILLISECONDS = 10_000;
  private static final String MIGRATIONS = "classpath:org/hsicgpbo/driver/store/sqlite";

  private final Path file;
  private final Handle handle;
  private final Clock clock;
  private final Map<String, StudyLock> locks = new HashMap<>();

  private SqliteArchive(Path file, Handle handle, Clock clock) {
    this.file = file;
    this.handle = handle;
    this.clock = clock;
  }

  /**
   * Opens the file, making it and its folder where they are missing.
   *
   * @throws StoreException if it cannot be used, is no database of this program, or comes from a
   *     newer version
   */
  public static SqliteArchive open(Path file, Clock clock) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
    } catch (IOException e) {
      throw new StoreException(
          "The folder of the storage (%s) cannot be made: %s. Choose another --storage."
              .formatted(file, e),
          e);
    }
    SQLiteDataSource source = source(file);
    try {
      migrate(file, source);
      return new SqliteArchive(file, Jdbi.create(source).open(), clock);
    } catch (FlywayException | JdbiException e) {
      throw new StoreException(
          "The storage (%s) cannot be used: %s. It must be a SQLite file of hsic-gpbo that can be written; otherwise choose another --storage."
              .formatted(file, rootMessage(e)),
          e);
    }
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static void migrate(Path file, SQLiteDataSource source) {
    Flyway flyway =
        Flyway.configure(SqliteArchive.class.getClassLoader())
            .dataSource(source)
            .locations(MIGRATIONS)
            .load();
    boolean newer =
        java.util.Arrays.stream(flyway.info().all())
            .anyMatch(
                m ->
                    m.getState() == MigrationState.FUTURE_SUCCESS
                        || m.getState() == MigrationState.FUTURE_FAILED);
    if (newer) {
      throw new StoreException(
          "The storage (%s) was written by a newer version of hsic-gpbo. Use that version, or choose another --storage."
              .formatted(file));
    }
    flyway.migrate();
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.toString() : message.strip();
  }

  @Override
  public List<StoredStudy> studies() {
    return attempt(
        () ->
            handle
                .createQuery(
                    "SELECT id, name, study_file, begun FROM study ORDER BY begun DESC, id DESC")
                .map(
                    (row, context) ->
                        stored(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("study_file"),
                            row.getString("begun")))
                .list());
  }

  @Override
  public Optional<StoredStudy> find(String name) {
    return studies().stream().filter(study -> study.name().equals(name)).findFirst();
  }

  @Override
  public StoredStudy begin(StudyFile study) {
    lock(study.study());
    Instant now = clock.instant();
    long id =
        attempt(
            () ->
                handle
                    .createUpdate(
                        "INSERT INTO study (name, seed, study_file, begun) VALUES (:name, :seed, :text, :begun)")
                    .bind("name", study.study())
                    .bind("seed", study.seed())
                    .bind("text", study.text())
                    .bind("begun", now.toString())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
    return new StoredStudy(
        study.study(),
        study.text(),
        now,
        new SqliteTrialStore(handle, id, study.space(), clock, file));
  }

  @Override
  public void update(StudyFile study) {
    lock(study.study());
    attempt(
        () ->
            handle
                .createUpdate("UPDATE study SET study_file = :text WHERE name = :name")
                .bind("text", study.text())
                .bind("name", study.study())
                .execute());
  }

  @Override
  public void close() {
    locks.values().forEach(StudyLock::close);
    handle.close();
  }

  private void lock(String study) {
    locks.computeIfAbsent(study, name -> StudyLock.take(file, name));
  }

  private StoredStudy stored(long id, String name, String text, String begun) {
    StudyFile study = new StudyFileReader().read(text, "stored study " + name);
    return new StoredStudy(
        name,
        text,
        Instant.parse(begun),
        new SqliteTrialStore(handle, id, study.space(), clock, file));
  }

  private <T> T attempt(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw new StoreException("The storage (%s) failed: %s".formatted(file, rootMessage(e)), e);
    }
  }
}
