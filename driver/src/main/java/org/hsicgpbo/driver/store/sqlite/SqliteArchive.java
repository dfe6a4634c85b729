package org.hsicgpbo.driver.store.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.hsicgpbo.driver.store.sql.Database;
import org.hsicgpbo.driver.store.sql.Patience;
import org.hsicgpbo.driver.store.sql.SqlArchive;
import org.hsicgpbo.study.StoreException;
import org.sqlite.SQLiteConfig;

/** Opens the studies in an SQLite file. */
public final class SqliteArchive {
  /** How long another program may keep the file locked, on top of what SQLite itself waits. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private SqliteArchive() {}

  /**
   * Opens the file and makes it, and its folder, where it is missing. What is stored is on the disk
   * (write-ahead log, {@code synchronous=FULL}).
   *
   * @param clock tells when studies and trials begin and end
   * @param notices told, as sentences for people, when something is waited for
   * @throws StoreException if the file or its folder cannot be written, is no database or one of
   *     another program, was written by a newer version, is locked, or the disk is full
   */
  public static SqlArchive open(Path file, Clock clock, Consumer<String> notices) {
    return open(file, clock, SqliteStorage.durable(), Patience.of(PATIENCE, notices));
  }

  /** With other settings. */
  static SqlArchive open(Path file, Clock clock, SQLiteConfig config, Patience patience) {
    DriverLocks locks = new DriverLocks(file);
    try {
      SqliteStorage storage = new SqliteStorage(file, config);
      Database database = storage.open(locks, patience);
      return new SqlArchive(
          database, storage.beside(patience), new SqlitePresence(newId(), locks, clock), clock);
    } catch (RuntimeException e) {
      locks.close();
      throw e;
    }
  }

  /** A number that no other driver has: 62 random bits, as a place in the file of locks. */
  private static long newId() {
    return (UUID.randomUUID().getLeastSignificantBits() >>> 2) | 1;
  }
}
