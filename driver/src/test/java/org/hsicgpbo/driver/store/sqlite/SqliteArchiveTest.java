package org.hsicgpbo.driver.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.driver.store.sql.Patience;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class SqliteArchiveTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Path folder;
  private final Path file;

  SqliteArchiveTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("studies.db");
  }

  @Test
  void makesTheFolders() {
    Path deep = folder.resolve("a").resolve("b").resolve("studies.db");

    open(deep).close();

    assertThat(deep).exists();
  }

  @Test
  void saysWhenTheFolderCannotBeMade() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> open(folder.resolve("file/studies.db")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("--storage");
  }

  @Test
  void saysWhenTheFolderCannotBeWritten() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    // The superuser may write everywhere.
    assumeThat(closed.toFile().setWritable(false) && !Files.isWritable(closed)).isTrue();

    assertThatThrownBy(() -> open(closed.resolve("studies.db")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--storage");
  }

  @Test
  void saysWhenTheFileIsAFolder() {
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void saysWhenTheFileIsNoDatabase() throws IOException {
    Files.writeString(file, "study: mine\n".repeat(1000));

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is not a database");
    assertThat(file).hasContent("study: mine\n".repeat(1000));
  }

  @Test
  void leavesTheDatabaseOfAnotherProgramAlone() throws Exception {
    sql("CREATE TABLE bookmarks (url TEXT)");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is a database of another program");
  }

  @Test
  void bringsAStorageOfTheFirstVersionUpToDateAndKeepsItsTrials() throws Exception {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, "", "")
        .locations("classpath:org/hsicgpbo/driver/store/sqlite")
        .target("1")
        .load()
        .migrate();
    sql("INSERT INTO study VALUES (1, 'old', 7, 'text', '2026-11-20T05:00:00Z', '0.1.0', NULL)");
    sql(
        "INSERT INTO trial (study_id, number, seed, stage, coordinates, configuration, started_at, tell_order, finished_at, state, error, metrics)"
            + " VALUES (1, 1, 5, 'random', '[0.5]', '{\"x\":0.5}', '2026-11-20T05:00:00Z', 1, '2026-11-20T05:00:01Z', 'completed', 0.25, '{}')");
    sql(
        "INSERT INTO trial (study_id, number, seed, stage, coordinates, configuration, started_at)"
            + " VALUES (1, 2, 6, 'random', '[0.5]', '{\"x\":0.5}', '2026-11-20T05:00:01Z')");

    try (StudyArchive archive = open()) {
      TrialStore trials = archive.find("old").orElseThrow().trials();

      assertThat(trials.finished()).extracting(FinishedTrial::errorOrWorst).containsExactly(0.25);
      assertThat(trials.curves()).isEmpty();
      assertThat(trials.claim(2).orElseThrow().number()).as("left unfinished").isEqualTo(2);
      assertThat(trials.claim(2)).isEmpty();
    }
  }

  @Test
  void knowsItsNewestMigrationWithoutLookingForIt() {
    MigrationInfo[] all =
        Flyway.configure()
            .dataSource("jdbc:sqlite:" + file, "", "")
            .locations("classpath:org/hsicgpbo/driver/store/sqlite")
            .load()
            .info()
            .all();

    assertThat(all[all.length - 1].getVersion()).hasToString(SqliteStorage.NEWEST);
  }

  @Test
  void saysWhenTheDatabaseIsOfANewerVersion() throws Exception {
    open().close();
    sql(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
            + " VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, '', 1, 1)");

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("written by a newer version of hsic-gpbo (schema 999");
  }

  @Test
  void saysWhenTheDiskIsFullAndKeepsWhatWasStored() {
    open().close();
    SQLiteConfig small = SqliteStorage.durable();
    small.setMaxPageCount(Math.toIntExact(file.toFile().length() / 4096) + 4);
    int stored = 0;
    try (StudyArchive archive = SqliteArchive.open(file, CLOCK, small, impatient())) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      for (int number = 1; number <= 1000; number++) {
        trials.started(Trials.trial(number));
        stored = number;
      }
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("no space left").hasMessageContaining(file.toString());
    }
    assertThat(stored).isBetween(1, 999);
    try (StudyArchive archive = open()) {
      TrialStore trials = archive.find("mine").orElseThrow().trials();
      assertThat(trials.unfinished()).hasSize(stored);
      trials.started(Trials.trial(stored + 1));
    }
  }

  @Test
  void saysWhenAnotherProgramKeepsTheDatabaseLocked() throws Exception {
    SQLiteConfig impatient = SqliteStorage.durable();
    impatient.setBusyTimeout(50);
    try (StudyArchive archive = SqliteArchive.open(file, CLOCK, impatient, impatient());
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThatThrownBy(() -> archive.begin(Trials.study("mine")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is locked by another program");

      statement.execute("ROLLBACK");
      assertThat(archive.begin(Trials.study("mine")).name()).isEqualTo("mine");
    }
  }

  private static Patience impatient() {
    return new Patience(Duration.ZERO, Duration.ofMillis(1), notice -> {});
  }

  private StudyArchive open() {
    return open(file);
  }

  private static StudyArchive open(Path storage) {
    return SqliteArchive.open(storage, CLOCK, notice -> {});
  }

  @Test
  void waitsForADatabaseThatAnotherProgramKeepsLocked() throws Exception {
    SQLiteConfig config = SqliteStorage.durable();
    config.setBusyTimeout(20);
    List<String> notices = new CopyOnWriteArrayList<>();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement();
        StudyArchive archive =
            SqliteArchive.open(
                file,
                CLOCK,
                config,
                new Patience(
                    Duration.ofMinutes(1),
                    Duration.ofMillis(5),
                    notice -> {
                      notices.add(notice);
                      if (notices.size() == 1) {
                        unlock(statement);
                      }
                    }))) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      statement.execute("BEGIN EXCLUSIVE");

      trials.started(Trials.trial(1));

      assertThat(trials.unfinished()).containsExactly(Trials.trial(1));
    }
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0))
        .contains("is locked by another program")
        .contains("It is tried again for up to 1m; what is being trained goes on.");
    assertThat(notices.get(1)).startsWith("The storage answers again, after ");
  }

  private static void unlock(Statement statement) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
