package org.hsicgpbo.driver.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
  /** Version of the last file of migrations. */
  static final String NEWEST = "4";

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
      if (!isOurs(database) || !database.read(h -> Migrations.isNewest(h, NEWEST))) {
        locks.whileSchemaLocked(this::migrate);
      }
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

  /**
   * Whether the file has our tables; false if it is new.
   *
   * @throws StoreException if it is a database of another program, which must stay as it is
   */
  private boolean isOurs(Database database) {
    List<String> tables =
        database.read(
            handle ->
                handle
                    .createQuery("SELECT name FROM sqlite_master WHERE type = 'table'")
                    .mapTo(String.class)
                    .list());
    boolean ours = tables.contains(Migrations.HISTORY);
    if (!ours && !tables.isEmpty()) {
      throw new StoreException(
          "The storage (%s) is a database of another program. Choose another file with --storage."
              .formatted(file));
    }
    return ours;
  }

  private void migrate() {
    try {
      Flyway flyway =
          Flyway.configure(SqliteStorage.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:org/hsicgpbo/driver/store/sqlite")
              .table(Migrations.HISTORY)
              .load();
      Migrations.refuseNewer(flyway, file.toString());
      flyway.migrate();
    } catch (FlywayException e) {
      throw dialect.explain(e);
    }
  }
}
