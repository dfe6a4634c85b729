package org.hsicgpbo.driver.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.sql.Database;
import org.hsicgpbo.driver.store.sql.Migrations;
import org.hsicgpbo.driver.store.sql.Patience;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Jdbi;

/** Opens a database of a PostgreSQL server and brings its schema up to date. */
final class PostgresStorage {
  /** Tables of other programs in the same database stay apart. */
  private static final String SCHEMA = "hsic_gpbo";

  /** Version of the last file of migrations. */
  static final String NEWEST = "2";

  /** The study's thread, the one that renews the lease, and one to spare. */
  private static final int CONNECTIONS = 3;

  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /** For a connection of the pool; {@link Patience} asks again. */
  private static final Duration WAITING = Duration.ofSeconds(5);

  /** A connection whose other end has gone without a word is given up after this. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final PostgresServer server;
  private final String user;
  private final int oldestServer;
  private final PostgresDialect dialect;
  private final String url;
  private final Properties properties;

  /**
   * A database that is not yet opened.
   *
   * @param environment PGUSER and PGPASSWORD are heeded where the address names none
   * @param systemUser who logs in where neither names one
   * @param oldestServer major version of the oldest server that is good enough
   */
  PostgresStorage(
      PostgresServer server, Map<String, String> environment, String systemUser, int oldestServer) {
    this.server = server;
    this.oldestServer = oldestServer;
    this.user = server.user().orElse(environment.getOrDefault("PGUSER", systemUser));
    this.dialect = new PostgresDialect(server, user);
    this.url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                server.host().contains(":") ? "[" + server.host() + "]" : server.host(),
                server.port(),
                URLEncoder.encode(server.database(), StandardCharsets.UTF_8));
    this.properties = properties(environment);
  }

  private Properties properties(Map<String, String> environment) {
    Properties all = new Properties();
    all.setProperty("ApplicationName", "hsic-gpbo");
    all.setProperty("connectTimeout", Long.toString(CONNECTING.toSeconds()));
    all.setProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
    all.setProperty("tcpKeepAlive", "true");
    server.parameters().forEach(all::setProperty);
    all.setProperty("currentSchema", SCHEMA);
    all.setProperty("user", user);
    String password = server.password().orElse(environment.getOrDefault("PGPASSWORD", ""));
    if (!password.isEmpty()) {
      all.setProperty("password", password);
    }
    return all;
  }

  /**
   * The open database.
   *
   * @throws StoreException if the server does not answer, refuses the user, has no such database or
   *     is too old, or the schema cannot be made or was made by a newer version
   */
  Database open(Consumer<String> notices) {
    checkServer();
    HikariDataSource pool = pool();
    try {
      Database database =
          new Database(
              Jdbi.create(pool), dialect, Patience.of(server.patience(), notices), pool::close);
      if (!isNewest(database)) {
        migrate(pool);
      }
      return database;
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** The first connection is made without the pool, which would hide why it fails. */
  private void checkServer() {
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < oldestServer) {
        throw new StoreException(
            "The server of the storage (%s) is PostgreSQL %s; %d or newer is needed. Name another server in --storage, or use a file."
                .formatted(
                    server, connection.getMetaData().getDatabaseProductVersion(), oldestServer));
      }
    } catch (SQLException e) {
      throw dialect.explain(e);
    }
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("hsic-gpbo");
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAITING.toMillis());
    // The server was asked already; what follows is waited for by Patience.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static boolean isNewest(Database database) {
    return database.read(
        handle ->
            handle
                    .createQuery("SELECT to_regclass(:table) IS NOT NULL")
                    .bind("table", SCHEMA + "." + Migrations.HISTORY)
                    .mapTo(Boolean.class)
                    .one()
                && Migrations.isNewest(handle, NEWEST));
  }

  private void migrate(HikariDataSource pool) {
    try {
      Flyway flyway =
          Flyway.configure(PostgresStorage.class.getClassLoader())
              .dataSource(pool)
              .schemas(SCHEMA)
              .defaultSchema(SCHEMA)
              .createSchemas(true)
              .locations("classpath:org/hsicgpbo/driver/store/postgres")
              .table(Migrations.HISTORY)
              .load();
      Migrations.refuseNewer(flyway, server.toString());
      flyway.migrate();
    } catch (FlywayException e) {
      throw dialect.explain(e);
    }
  }
}
