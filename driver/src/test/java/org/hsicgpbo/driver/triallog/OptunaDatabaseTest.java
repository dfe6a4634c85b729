package org.hsicgpbo.driver.triallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hsicgpbo.driver.triallog.LogFolder.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.trial.FinishedTrial;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases with the tables that Optuna's storage has. */
class OptunaDatabaseTest {
  /** As of version 4; the tables that hold nothing about outcomes are left out. */
  private static final String TABLES =
      """
      CREATE TABLE studies (study_id INTEGER NOT NULL, study_name VARCHAR(512) NOT NULL, PRIMARY KEY (study_id));
      CREATE UNIQUE INDEX ix_studies_study_name ON studies (study_name);
      CREATE TABLE study_directions (study_direction_id INTEGER NOT NULL, direction VARCHAR(8) NOT NULL, study_id INTEGER NOT NULL, objective INTEGER NOT NULL, PRIMARY KEY (study_direction_id), UNIQUE (study_id, objective));
      CREATE TABLE trials (trial_id INTEGER NOT NULL, number INTEGER, study_id INTEGER, state VARCHAR(8) NOT NULL, datetime_start DATETIME, datetime_complete DATETIME, PRIMARY KEY (trial_id));
      CREATE TABLE trial_user_attributes (trial_user_attribute_id INTEGER NOT NULL, trial_id INTEGER, "key" VARCHAR(512), value_json TEXT, PRIMARY KEY (trial_user_attribute_id));
      CREATE TABLE trial_params (param_id INTEGER NOT NULL, trial_id INTEGER, param_name VARCHAR(512), param_value FLOAT, distribution_json TEXT, PRIMARY KEY (param_id), UNIQUE (trial_id, param_name));
      CREATE TABLE trial_values (trial_value_id INTEGER NOT NULL, trial_id INTEGER NOT NULL, objective INTEGER NOT NULL, value FLOAT, value_type VARCHAR(7) NOT NULL, PRIMARY KEY (trial_value_id), UNIQUE (trial_id, objective));
      """;

  private Path file;

  @BeforeEach
  void useFolder(@TempDir Path folder) {
    file = folder.resolve("optuna ?study.db");
  }

  @Test
  void readsTheTrialsOfTheOnlyStudy() {
    build(
        TABLES
            + """
            INSERT INTO studies VALUES (1, 'mnist');
            INSERT INTO study_directions VALUES (1, 'MINIMIZE', 1, 0);
            INSERT INTO trials VALUES (1, 0, 1, 'COMPLETE', '2024-05-01 10:00:00.000000', '2024-05-01 10:01:30.500000');
            INSERT INTO trials VALUES (2, 1, 1, 'COMPLETE', '2024-05-01 10:00:00.000000', '2024-05-01 10:00:30.000000');
            INSERT INTO trials VALUES (3, 2, 1, 'PRUNED', '2024-05-01 10:00:00.000000', NULL);
            INSERT INTO trials VALUES (4, 3, 1, 'FAIL', '2024-05-01 10:00:00.000000', NULL);
            INSERT INTO trial_values VALUES (1, 1, 0, 0.25, 'FINITE'), (2, 2, 0, NULL, 'INF_POS'), (3, 3, 0, 0.1, 'FINITE');
            INSERT INTO trial_user_attributes VALUES (1, 1, 'flops', '1000'), (2, 2, 'flops', '2000'), (3, 2, 'note', '"hi"');
            """
            + parameters(1, 0.001, 1)
            + parameters(2, 0.01, 0)
            + parameters(3, 0.1, 0)
            + parameters(4, 0.05, 1));
    TrialLog log = TrialLogReader.read(TrialLogRequest.of(file).withCost("flops"));
    assertThat(log.spaceInferred()).isFalse();
    assertThat(log.history().space().hyperparameters())
        .containsExactly(
            new LogRealHyperparameter("lr", 1e-4, 0.1),
            CategoricalHyperparameter.of("activation", "relu", "tanh"));
    assertThat(configuration(log.history(), 0).raw())
        .isEqualTo(Map.of("lr", 0.001, "activation", "tanh"));
    assertThat(log.history().trials())
        .extracting(t -> t.outcome().state())
        .containsExactly("completed", "diverged", "reported");
    assertThat(log.history().trials().get(1).outcome().cost().flops()).isEqualTo(2000);
    double seconds =
        TrialLogReader.read(TrialLogRequest.of(file))
            .history()
            .trials()
            .get(0)
            .outcome()
            .cost()
            .seconds();
    // Julian days keep about a tenth of a millisecond.
    assertThat(seconds).isCloseTo(90.5, org.assertj.core.api.Assertions.within(1e-3));
  }

  @Test
  void severalStudiesNeedTheNameOfOne() {
    build(
        TABLES
            + """
            INSERT INTO studies VALUES (1, 'a'), (2, 'b');
            INSERT INTO study_directions VALUES (1, 'MINIMIZE', 1, 0), (2, 'MAXIMIZE', 2, 0);
            INSERT INTO trials VALUES (1, 0, 1, 'COMPLETE', NULL, NULL), (2, 0, 2, 'COMPLETE', NULL, NULL);
            INSERT INTO trial_values VALUES (1, 1, 0, 0.25, 'FINITE'), (2, 2, 0, 0.75, 'FINITE');
            """
            + parameters(1, 0.001, 1)
            + parameters(2, 0.01, 0));
    assertThatThrownBy(() -> TrialLogReader.read(TrialLogRequest.of(file)))
        .hasMessageContaining("name one with --study. The studies are a, b.");
    assertThat(TrialLogReader.read(TrialLogRequest.of(file).withStudy("b")).history().trials())
        .extracting(FinishedTrial::errorOrWorst)
        .containsExactly(-0.75);
  }

  @Test
  void readsTheTablesOfVersionsBefore24() {
    build(
        """
        CREATE TABLE studies (study_id INTEGER NOT NULL PRIMARY KEY, study_name VARCHAR(512) NOT NULL, direction VARCHAR(8) NOT NULL);
        CREATE TABLE trials (trial_id INTEGER NOT NULL PRIMARY KEY, number INTEGER, study_id INTEGER, state VARCHAR(8) NOT NULL, value FLOAT, datetime_start DATETIME, datetime_complete DATETIME);
        CREATE TABLE trial_params (param_id INTEGER NOT NULL PRIMARY KEY, trial_id INTEGER, param_name VARCHAR(512), param_value FLOAT, distribution_json VARCHAR(2048));
        CREATE TABLE trial_values (trial_value_id INTEGER NOT NULL PRIMARY KEY, trial_id INTEGER, step INTEGER, value FLOAT);
        INSERT INTO studies VALUES (1, 'old', 'MAXIMIZE');
        INSERT INTO trials VALUES (1, 0, 1, 'COMPLETE', 0.5, NULL, NULL);
        INSERT INTO trial_values VALUES (1, 1, 3, 99.0);
        """
            + parameters(1, 0.001, 1));
    assertThat(TrialLogReader.read(TrialLogRequest.of(file)).history().trials())
        .extracting(FinishedTrial::errorOrWorst)
        .containsExactly(-0.5);
  }

  @Test
  void aDatabaseOfAnotherProgramOrADamagedOneIsTold() throws IOException {
    build("CREATE TABLE trials (x INTEGER);");
    assertThatThrownBy(() -> TrialLogReader.read(TrialLogRequest.of(file)))
        .hasMessageContaining("the database has no tables of Optuna");
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 7);
    Files.write(file, bytes);
    assertThatThrownBy(() -> TrialLogReader.read(TrialLogRequest.of(file)))
        .hasMessageContaining("the database cannot be read");
  }

  @Test
  void isOnlyRead() throws IOException {
    build(
        TABLES
            + """
            INSERT INTO studies VALUES (1, 'a');
            INSERT INTO trials VALUES (1, 0, 1, 'COMPLETE', NULL, NULL);
            INSERT INTO trial_values VALUES (1, 1, 0, 0.25, 'FINITE');
            """
            + parameters(1, 0.001, 1));
    byte[] before = Files.readAllBytes(file);
    TrialLogReader.read(TrialLogRequest.of(file));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private static String parameters(int trial, double lr, int activation) {
    String insert = "INSERT INTO trial_params VALUES (NULL, %d, '%s', %s, '%s');%n";
    return insert.formatted(trial, "lr", lr, OptunaJournalTest.real(1e-4, 0.1, true, "null"))
        + insert.formatted(
            trial, "activation", activation, OptunaJournalTest.categorical("\"relu\", \"tanh\""));
  }

  private void build(String script) {
    org.sqlite.SQLiteDataSource source = new org.sqlite.SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    // One transaction: a disk that waits for each statement takes seconds.
    Jdbi.create(source)
        .useTransaction(
            handle -> {
              for (String statement : script.split(";\\s*\n", -1)) {
                if (!statement.isBlank()) {
                  handle.execute(statement.strip());
                }
              }
            });
  }
}
