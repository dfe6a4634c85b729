package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
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
  void keepsWhatAStudyIsBegunWith() {
    try (SqliteArchive archive = open()) {
      archive.begin(Trials.study("mine"));
    }
    try (SqliteArchive archive = open()) {
      StudyArchive.StoredStudy stored = archive.find("mine").orElseThrow();

      assertThat(stored.name()).isEqualTo("mine");
      assertThat(stored.fileText()).isEqualTo(Trials.study("mine").text());
      assertThat(stored.begun()).isEqualTo(NOW);
      assertThat(stored.trials().finished()).isEmpty();
      assertThat(archive.find("other")).isEmpty();
    }
  }

  @Test
  void keepsTheStudyFileThatAStudyGoesOnWith() {
    try (SqliteArchive archive = open()) {
      archive.begin(Trials.study("mine"));
      StudyFile longer = Trials.study("mine", 500);
      archive.update(longer);

      assertThat(archive.find("mine").orElseThrow().fileText()).isEqualTo(longer.text());
    }
  }

  @Test
  void beginsAnewWhatHasNoOutcome() {
    try (SqliteArchive archive = open()) {
      TrialStore before = archive.begin(Trials.study("mine")).trials();
      before.started(Trials.trial(1));
      StudyFile other =
          new StudyFileReader()
              .read(
                  Trials.study("mine").text().replace("[train]", "[tune]").replace("42", "43"),
                  "a.yaml");

      StudyArchive.StoredStudy anew = archive.beginAnew(other);

      assertThat(anew.fileText()).isEqualTo(other.text());
      assertThat(anew.trials().unfinished()).isEmpty();
      anew.trials().started(Trials.trial(1));
      assertThat(archive.studies()).hasSize(1);
    }
  }

  @Test
  void neverForgetsAnOutcome() {
    try (SqliteArchive archive = open()) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      trials.started(Trials.trial(1));
      trials.finished(Trials.trial(1).finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)));
      trials.started(Trials.trial(2));
      StudyFile longer = Trials.study("mine", 500);

      assertThatThrownBy(() -> archive.beginAnew(longer))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("The study (mine) has trials with an outcome");
      assertThat(trials.finished()).hasSize(1);
      assertThat(trials.unfinished()).hasSize(1);
      assertThat(archive.find("mine").orElseThrow().fileText())
          .isEqualTo(Trials.study("mine").text());
    }
  }

  @Test
  void listsStudiesTheLatestFirst() {
    try (SqliteArchive archive = open()) {
      archive.begin(Trials.study("first"));
      archive.begin(Trials.study("second"));

      assertThat(archive.studies())
          .extracting(StudyArchive.StoredStudy::name)
          .containsExactly("second", "first");
    }
  }

  @Test
  void refusesASecondStudyOfTheSameName() {
    try (SqliteArchive archive = open()) {
      archive.begin(Trials.study("mine"));

      assertThatThrownBy(() -> archive.begin(Trials.study("mine")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("There is already a study (mine)");
    }
  }

  @Test
  void makesTheFolders() {
    Path deep = folder.resolve("a").resolve("b").resolve("studies.db");

    SqliteArchive.open(deep, CLOCK).close();

    assertThat(deep).exists();
  }

  @Test
  void saysWhenTheFolderCannotBeMade() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> SqliteArchive.open(folder.resolve("file/studies.db"), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("--storage");
  }

  @Test
  void saysWhenTheFolderCannotBeWritten() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    // The superuser may write everywhere.
    assumeThat(closed.toFile().setWritable(false) && !Files.isWritable(closed)).isTrue();

    assertThatThrownBy(() -> SqliteArchive.open(closed.resolve("studies.db"), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--storage");
  }

  @Test
  void saysWhenTheFileIsAFolder() {
    assertThatThrownBy(() -> SqliteArchive.open(folder, CLOCK))
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

    try (SqliteArchive archive = open()) {
      TrialStore trials = archive.find("old").orElseThrow().trials();

      assertThat(trials.finished()).extracting(FinishedTrial::errorOrWorst).containsExactly(0.25);
      assertThat(trials.curves()).isEmpty();
    }
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
    try (SqliteArchive archive = SqliteArchive.open(file, CLOCK, small)) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      for (int number = 1; number <= 1000; number++) {
        trials.started(Trials.trial(number));
        stored = number;
      }
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("no space left").hasMessageContaining(file.toString());
    }
    assertThat(stored).isBetween(1, 999);
    try (SqliteArchive archive = open()) {
      TrialStore trials = archive.find("mine").orElseThrow().trials();
      assertThat(trials.unfinished()).hasSize(stored);
      trials.started(Trials.trial(stored + 1));
    }
  }

  @Test
  void saysWhenAnotherProgramKeepsTheDatabaseLocked() throws Exception {
    SQLiteConfig impatient = SqliteStorage.durable();
    impatient.setBusyTimeout(50);
    try (SqliteArchive archive = SqliteArchive.open(file, CLOCK, impatient);
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

  private SqliteArchive open() {
    return SqliteArchive.open(file, CLOCK);
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
