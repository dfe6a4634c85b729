package org.hsicgpbo.driver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hsicgpbo.study.StoreException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens an SQLite file and brings its schema up to date. */
final class SqliteStorage {
  private static final String SCHEMA_HISTORY = "flyway_schema_history";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;
  private final SqliteFailures failures;
  private final SQLiteDataSource source;

  SqliteStorage(Path file, SQLiteConfig config) {
    this.file = file;
    this.failures = new SqliteFailures(file);
    this.source = new SQLiteDataSource(config);
    this.source.setUrl("jdbc:sqlite:" + file);
  }

  /** Every commit reaches the disk; readers and one writer do not wait for each other. */
  static SQLiteConfig durable() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(Math.toIntExact(PATIENCE.toMillis()));
    config.enforceForeignKeys(true);
    // A transaction that turns from reading to writing half-way could fail without waiting.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return config;
  }

  /**
   * The open session.
   *
   * @throws StoreException if the file cannot be used
   */
  Session open(StudyLocks locks) {
    prepareFolder();
    Session session;
    try {
      session = new Session(source.getConnection(), failures::explain);
    } catch (SQLException e) {
      throw failures.explain(e);
    }
    try {
      checkOwner(session);
      locks.whileSchemaLocked(this::migrate);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void prepareFolder() {
    if (Files.isDirectory(file)) {
      throw new StoreException(
          "The storage (%s) is a folder. Name a file in it, such as %s."
              .formatted(file, file.resolve("studies.db")));
    }
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreException(
          "The folder (%s) of the storage cannot be made (%s). Choose another file with --storage."
              .formatted(folder, e),
          e);
    }
  }

  /** A database of another program must stay as it is. */
  private void checkOwner(Session session) {
    boolean foreign =
        session.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT COUNT(*) > 0 AND SUM(name = :history) = 0 FROM sqlite_master WHERE type = 'table'")
                    .bind("history", SCHEMA_HISTORY)
                    .map((row, context) -> row.getBoolean(1))
                    .one());
    if (foreign) {
      throw new StoreException(
          "The storage (%s) is a database of another program. Choose another file with --storage."
              .formatted(file));
    }
  }

  private void migrate() {
    try {
      Flyway flyway =
          Flyway.configure(SqliteStorage.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:org/hsicgpbo/driver/store/sqlite")
              .table(SCHEMA_HISTORY)
              .load();
      refuseNewer(flyway.info().all());
      flyway.migrate();
    } catch (FlywayException e) {
      throw failures.explain(e);
    }
  }

  private void refuseNewer(MigrationInfo[] migrations) {
    Optional<MigrationInfo> newer =
        Arrays.stream(migrations)
            .filter(
                migration ->
                    migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
            .findFirst();
    if (newer.isPresent()) {
      throw new StoreException(
          "The storage (%s) was written by a newer version of hsic-gpbo (schema %s, which this version does not know). Use the newer version, or choose another file with --storage."
              .formatted(file, newer.get().getVersion()));
    }
  }
}
