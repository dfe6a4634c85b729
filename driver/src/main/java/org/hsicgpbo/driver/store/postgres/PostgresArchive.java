package org.hsicgpbo.driver.store.postgres;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.sql.Database;
import org.hsicgpbo.driver.store.sql.SqlArchive;
import org.hsicgpbo.study.StoreException;

/** Opens the studies in a database of a PostgreSQL server. */
public final class PostgresArchive {
  /** The oldest version whose makers still mended it when this was written. */
  static final int OLDEST_SERVER = 14;

  private PostgresArchive() {}

  /**
   * Opens the database, and makes the schema in it where it is missing.
   *
   * @param environment PGUSER and PGPASSWORD are heeded where the address names none
   * @param clock tells when studies and trials begin and end
   * @param notices told, as sentences for people, when something is waited for
   * @throws StoreException if the server does not answer, refuses the user, has no such database or
   *     is too old, or the schema cannot be made or was made by a newer version
   */
  public static SqlArchive open(
      PostgresServer server,
      Map<String, String> environment,
      Clock clock,
      Consumer<String> notices) {
    return open(
        new PostgresStorage(
            server, environment, System.getProperty("user.name", ""), OLDEST_SERVER),
        Lease.of(server.lease()),
        clock,
        notices);
  }

  /** With another clock of the database. */
  static SqlArchive open(
      PostgresStorage storage, Lease lease, Clock clock, Consumer<String> notices) {
    Database database = storage.open(notices);
    PostgresPresence presence =
        new PostgresPresence(
            UUID.randomUUID().getMostSignificantBits(), host(), database, lease, clock);
    return new SqlArchive(database, database, presence, clock);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed machine";
    }
  }
}
