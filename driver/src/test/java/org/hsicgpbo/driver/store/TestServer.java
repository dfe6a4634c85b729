package org.hsicgpbo.driver.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for tests, from binaries that the build brings. It listens on loopback only,
 * keeps its data in a temporary folder and ends with this process.
 */
public final class TestServer {
  private static @Nullable TestServer shared;

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private TestServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The server of this process; the first test that asks starts it. */
  public static synchronized TestServer shared() throws IOException {
    if (shared == null) {
      shared = new TestServer(start(EmbeddedPostgres.builder()));
    }
    return shared;
  }

  /** Starts a server, or says why that cannot be: tests must not pass because there is none. */
  public static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) throws IOException {
    try {
      return builder
          .setServerConfig("max_connections", "100")
          .setServerConfig("shared_buffers", "16MB")
          .start();
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "The PostgreSQL server of the tests does not start on this system (%s, %s). Its binaries are those of io.zonky.test.postgres; run the tests on Linux or macOS (x86-64 or ARM64). PostgreSQL refuses to run as root; as root they need user namespaces (unshare -U), so run them as another user where a container forbids those."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    }
  }

  /**
   * A new database.
   *
   * @param parameters of its address, such as {@code ?lease=3s}; may be empty
   */
  public StorageAddress emptyDatabase(String parameters) throws IOException {
    String name = "test" + databases.incrementAndGet();
    sql("CREATE DATABASE " + name);
    return address(name, "postgres", parameters);
  }

  /** The address of a database of this server. */
  public StorageAddress address(String database, String login, String parameters) {
    return StorageAddress.parse(
        "postgresql://%s@localhost:%d/%s%s"
            .formatted(login, server.getPort(), database, parameters));
  }

  /** Lets a user in with a password only; others need none. */
  public void requirePassword(String user) throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("SHOW hba_file")) {
      row.next();
      Path rules = Path.of(row.getString(1));
      Files.writeString(
          rules, "host all %s all scram-sha-256%n".formatted(user) + Files.readString(rules));
    } catch (SQLException e) {
      throw new IOException("The rules of the server cannot be changed.", e);
    }
    sql("SELECT pg_reload_conf()");
  }

  /** Its port. */
  public int port() {
    return server.getPort();
  }

  /** Does something as the superuser. */
  public void sql(String statement) throws IOException {
    sql("postgres", statement);
  }

  /** Does something in a database as the superuser. */
  public void sql(String database, String statement) throws IOException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IOException(statement, e);
    }
  }
}
