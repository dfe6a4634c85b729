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
import java.util.OptionalDouble;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class StudyDatabaseTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Path folder;
  private final Path file;

  StudyDatabaseTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("studies.db");
  }

  @Test
  void keepsWhatAStudyIsBegunWith() {
    try (StudyDatabase database = open()) {
      database.create(study("mine"));
    }
    try (StudyDatabase database = open()) {
      StoredStudy stored = database.find("mine").orElseThrow();

      assertThat(stored.name()).isEqualTo("mine");
      assertThat(stored.seed()).isEqualTo(Long.MIN_VALUE);
      assertThat(stored.studyFileText()).isEqualTo("study: mine\n# ü\n");
      assertThat(stored.created()).isEqualTo(NOW);
      assertThat(stored.productVersion()).isEqualTo("1.2.3");
      assertThat(database.find("other")).isEmpty();
    }
  }

  @Test
  void keepsTheStudyFileThatAStudyGoesOnWith() {
    try (StudyDatabase database = open()) {
      StoredStudy updated = database.create(study("mine")).updateStudyFile("study: mine # more");

      assertThat(updated.studyFileText()).isEqualTo("study: mine # more");
      assertThat(database.find("mine").orElseThrow().studyFileText())
          .isEqualTo("study: mine # more");
    }
  }

  @Test
  void listsStudiesTheLatestFirst() {
    try (StudyDatabase database = open()) {
      database.create(study("first"));
      TrialStore trials = database.create(study("second")).trials(Trials.SPACE);
      for (int number = 1; number <= 4; number++) {
        trials.started(Trials.trial(number));
      }
      trials.finished(Trials.trial(1).finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)));
      trials.finished(Trials.trial(2).finish(TrialOutcome.Completed.of(0.25, Cost.UNKNOWN)));
      trials.finished(
          Trials.trial(3)
              .finish(new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", Cost.UNKNOWN)));

      assertThat(database.studies())
          .containsExactly(
              new StudySummary("second", NOW, 3, 1, OptionalDouble.of(0.25)),
              new StudySummary("first", NOW, 0, 0, OptionalDouble.empty()));
    }
  }

  @Test
  void refusesASecondStudyOfTheSameName() {
    try (StudyDatabase database = open()) {
      database.create(study("mine"));

      assertThatThrownBy(() -> database.create(study("mine")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("There is already a study (mine)");
    }
  }

  @Test
  void makesTheFolders() {
    Path deep = folder.resolve("a").resolve("b").resolve("studies.db");

    StudyDatabase.open(deep, CLOCK).close();

    assertThat(deep).exists();
  }

  @Test
  void saysWhenTheFolderCannotBeMade() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> StudyDatabase.open(folder.resolve("file/studies.db"), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("--storage");
  }

  @Test
  void saysWhenTheFolderCannotBeWritten() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    // The superuser may write everywhere.
    assumeThat(closed.toFile().setWritable(false) && !Files.isWritable(closed)).isTrue();

    assertThatThrownBy(() -> StudyDatabase.open(closed.resolve("studies.db"), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--storage");
  }

  @Test
  void saysWhenTheFileIsAFolder() {
    assertThatThrownBy(() -> StudyDatabase.open(folder, CLOCK))
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
    try (StudyDatabase database = StudyDatabase.open(file, CLOCK, small)) {
      TrialStore trials = database.create(study("mine")).trials(Trials.SPACE);
      for (int number = 1; number <= 1000; number++) {
        trials.started(Trials.trial(number));
        stored = number;
      }
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("no space left").hasMessageContaining(file.toString());
    }
    assertThat(stored).isBetween(1, 999);
    try (StudyDatabase database = open()) {
      TrialStore trials = database.find("mine").orElseThrow().trials(Trials.SPACE);
      assertThat(trials.unfinished()).hasSize(stored);
      trials.started(Trials.trial(stored + 1));
    }
  }

  @Test
  void saysWhenAnotherProgramKeepsTheDatabaseLocked() throws Exception {
    SQLiteConfig impatient = SqliteStorage.durable();
    impatient.setBusyTimeout(50);
    try (StudyDatabase database = StudyDatabase.open(file, CLOCK, impatient);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThatThrownBy(() -> database.create(study("mine")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is locked by another program");

      statement.execute("ROLLBACK");
      assertThat(database.create(study("mine")).name()).isEqualTo("mine");
    }
  }

  private StudyDatabase open() {
    return StudyDatabase.open(file, CLOCK);
  }

  private static StudyRecord study(String name) {
    return new StudyRecord(name, Long.MIN_VALUE, "study: %s\n# ü\n".formatted(name), "1.2.3");
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
