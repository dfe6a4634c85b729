package org.hsicgpbo.driver.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TestServer;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.study.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told when a server cannot be used, and how they log in. */
class PostgresArchiveTest {
  private static final AtomicInteger USERS = new AtomicInteger();

  private final TestServer server;

  PostgresArchiveTest() throws IOException {
    server = TestServer.shared();
  }

  @Test
  void saysWhenNoServerIsThere() {
    assertThatThrownBy(() -> open("postgresql://ann@localhost:1/tuning"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("The storage (postgresql://ann@localhost:1/tuning) does not answer")
        .hasMessageContaining("Is the server running");
  }

  @Test
  void saysWhenThereIsNoSuchDatabase() {
    assertThatThrownBy(() -> open(server.address("nowhere", "postgres", "")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has no database (nowhere)")
        .hasMessageContaining("createdb -h localhost -p %d".formatted(server.port()));
  }

  @Test
  void saysWhenThePasswordIsWrongWithoutTellingIt() throws IOException {
    String user = userWithPassword();

    assertThatThrownBy(() -> open(server.address("postgres", user + ":guessed", "")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("refuses the password of the user (%s)".formatted(user))
        .hasMessageContaining("PGPASSWORD")
        .message()
        .doesNotContain("guessed");
  }

  @Test
  void saysWhenAPasswordIsWanted() throws IOException {
    String user = userWithPassword();

    assertThatThrownBy(() -> open(server.address("postgres", user, "")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("wants a password of the user (%s)".formatted(user));
  }

  @Test
  void saysWhenTheUserMayMakeNoSchema() throws IOException {
    String user = userWithPassword();

    assertThatThrownBy(() -> open(server.address("postgres", user + ":secret", "")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("'GRANT CREATE ON DATABASE \"postgres\" TO \"%s\"'".formatted(user));
  }

  @Test
  void takesThePasswordFromTheEnvironmentOrPgpass(@TempDir Path folder) throws IOException {
    String user = userWithPassword();
    PostgresServer address = (PostgresServer) server.emptyDatabase("");
    server.sql("GRANT CREATE ON DATABASE %s TO %s".formatted(address.database(), user));
    PostgresServer asUser =
        (PostgresServer) server.address(address.database(), user, "?sslmode=disable");

    PostgresArchive.open(asUser, Map.of("PGPASSWORD", "secret"), Clock.systemUTC(), notice -> {})
        .close();

    Path file =
        Files.writeString(folder.resolve("pgpass"), "localhost:*:*:%s:secret%n".formatted(user));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      open(asUser).close();
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void saysWhenTheServerIsTooOld() {
    PostgresServer address = (PostgresServer) server.address("postgres", "postgres", "");

    assertThatThrownBy(() -> new PostgresStorage(address, Map.of(), "ann", 99).open(notice -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is PostgreSQL 14")
        .hasMessageContaining("99 or newer is needed");
  }

  @Test
  void knowsItsNewestMigrationWithoutLookingForIt() throws IOException {
    PostgresServer address = (PostgresServer) server.emptyDatabase("");
    open(address).close();
    MigrationInfo[] all =
        Flyway.configure()
            .dataSource(
                "jdbc:postgresql://%s:%d/%s"
                    .formatted(address.host(), address.port(), address.database()),
                address.user().orElseThrow(),
                address.password().orElse(""))
            .locations("classpath:org/hsicgpbo/driver/store/postgres")
            .load()
            .info()
            .all();

    assertThat(all[all.length - 1].getVersion()).hasToString(PostgresStorage.NEWEST);
  }

  @Test
  void saysWhenTheSchemaIsOfANewerVersion() throws IOException {
    PostgresServer address = (PostgresServer) server.emptyDatabase("");
    open(address).close();
    server.sql(
        address.database(),
        "INSERT INTO hsic_gpbo.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
            + " VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, '', 1, true)");

    assertThatThrownBy(() -> open(address))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("written by a newer version of hsic-gpbo (schema 999");
  }

  @Test
  void leavesTheTablesOfOthersAlone() throws IOException {
    PostgresServer address = (PostgresServer) server.emptyDatabase("");
    server.sql(address.database(), "CREATE TABLE study (title TEXT)");

    try (StudyArchive archive = open(address)) {
      archive.begin(Trials.study("mine"));
    }

    server.sql(address.database(), "INSERT INTO public.study (title) VALUES ('still mine')");
  }

  private String userWithPassword() throws IOException {
    String user = "user" + USERS.incrementAndGet();
    server.sql("CREATE ROLE %s LOGIN PASSWORD 'secret'".formatted(user));
    server.requirePassword(user);
    return user;
  }

  private static StudyArchive open(String address) {
    return open(StorageAddress.parse(address));
  }

  private static StudyArchive open(StorageAddress address) {
    return PostgresArchive.open(
        (PostgresServer) address, Map.of(), Clock.systemUTC(), notice -> {});
  }
}
