package org.hsicgpbo.driver.cli;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.StorageAddress.SqliteFile;
import org.hsicgpbo.driver.store.postgres.PostgresArchive;
import org.hsicgpbo.driver.store.sql.SqlArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;

/** Opens storages of either kind. */
final class Archives {
  private Archives() {}

  /**
   * Opens the storage.
   *
   * @param environment where the user of a server and the password are looked for
   * @param notices told when the storage is waited for
   * @throws org.hsicgpbo.study.StoreException if it cannot be used
   */
  static SqlArchive open(
      StorageAddress storage, Map<String, String> environment, Consumer<String> notices) {
    Clock clock = Clock.systemUTC();
    if (storage instanceof PostgresServer server) {
      return PostgresArchive.open(server, environment, clock, notices);
    }
    return SqliteArchive.open(((SqliteFile) storage).file(), clock, notices);
  }
}
