package org.hsicgpbo.driver.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hsicgpbo.driver.store.sql.Database;
import org.hsicgpbo.driver.store.sql.Migrations;
import org.hsicgpbo.driver.store.sql.Patience;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens an SQLite file and brings its schema up to date. */
final class SqliteStorage {
  private static final String SCHEMA_HISTORY = "flyway_schema_history";
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final Duration HASTY_BUSY = Duration.ofSeconds(1);

  private final Path file;
  private final SqliteDialect dialect;
  private final SQLiteDataSource source;

  SqliteStorage(Path file, SQLiteConfig config) {
    this.file = file;
    this.dialect = new SqliteDialect(file);
    this.source = new SQLiteDataSource(config);
    this.source.setUrl("jdbc:sqlite:" + file);
  }

  /** Every commit reaches the disk; readers and one writer do not wait for each other. */
  static SQLiteConfig durable() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(Math.toIntExact(BUSY.toMillis()));
    config.enforceForeignKeys(true);
    // A transaction that turns from reading to writing half-way could fail without waiting.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return config;
  }

  /**
   * For what may be lost and must keep nobody waiting. It is not waited for the disk, which spares
   * this and every other writer the time of a sync; the file stays whole all the same. Not OFF:
   * then a checkpoint could tear what others have stored.
   */
  static SQLiteConfig hasty() {
    SQLiteConfig config = durable();
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(Math.toIntExact(HASTY_BUSY.toMillis()));
    return config;
  }

  /** The same file through a connection of its own for each transaction, see {@link #hasty}. */
  Database beside(Patience patience) {
    SQLiteDataSource beside = new SQLiteDataSource(hasty());
    beside.setUrl(source.getUrl());
    return new Database(Jdbi.create(beside), dialect, patience, () -> {});
  }

  /**
   * The open database.
   *
   * @throws StoreException if the file cannot be used
   */
  Database open(DriverLocks locks, Patience patience) {
    prepareFolder();
    OneConnection connection;
    try {
      connection = new OneConnection(source.getConnection());
    } catch (SQLException e) {
      throw dialect.explain(e);
    }
    Database database = new Database(Jdbi.create(connection), dialect, patience, connection::close);
    try {
      checkOwner(database);
      locks.whileSchemaLocked(this::migrate);
      return database;
    } catch (RuntimeException e) {
      database.close();
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
  private void checkOwner(Database database) {
    boolean foreign =
        database.read(
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
      Migrations.refuseNewer(flyway, file.toString());
      flyway.migrate();
    } catch (FlywayException e) {
      throw dialect.explain(e);
    }
  }
}
