package org.hsicgpbo.driver.store.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.jdbi.v3.core.Handle;

/**
 * What drivers tell of themselves while they run. Rows of the dead need no cleaning up to be told
 * from those of the living: they name their driver, and {@link Presence} knows who lives.
 *
 * @param handle the transaction
 * @param study the study
 */
record LiveRows(Handle handle, long study) {
  /** Reports of drivers that have ended which are kept. */
  private static final int KEPT = 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The trials that these drivers train and that have no outcome, by number. */
  List<RunningTrial> running(Set<Long> living) {
    return handle
        .createQuery(
            """
            SELECT r.*, t.stage, t.attempts, d.name AS driver_name
            FROM running_trial r
            JOIN trial t ON t.study_id = r.study_id AND t.number = r.number
            JOIN driver_report d ON d.study_id = r.study_id AND d.id = r.driver_id
            WHERE r.study_id = :study AND t.tell_order IS NULL AND d.ended IS NULL
            ORDER BY r.number
            """)
        .bind("study", study)
        .map((row, context) -> new Owned<>(row.getLong("driver_id"), trial(row)))
        .list()
        .stream()
        .filter(trial -> living.contains(trial.driver()))
        .map(Owned::told)
        .toList();
  }

  /** All reports in the order in which the drivers began; those of the dead say that they are. */
  List<DriverReport> reports(Set<Long> living) {
    return handle
        .createQuery("SELECT * FROM driver_report WHERE study_id = :study ORDER BY begun_at, id")
        .bind("study", study)
        .map((row, context) -> new Owned<>(row.getLong("id"), report(row)))
        .list()
        .stream()
        .map(
            report ->
                report.told().isAlive() && !living.contains(report.driver())
                    ? report.told().endedBy(lastHeardOf(report.told()))
                    : report.told())
        .toList();
  }

  /** What a driver has told. */
  private record Owned<T>(long driver, T told) {}

  private static String lastHeardOf(DriverReport report) {
    return "It died without a word; it was last heard of at %s."
        .formatted(report.updated().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Puts what a driver tells in place of what it told before.
   *
   * @param living the living drivers; rows of running trials of others are removed
   */
  void replace(long driver, Set<Long> living, DriverReport report, List<RunningTrial> running) {
    forget(driver, living);
    insert(driver, report);
    running.forEach(trial -> insert(driver, trial));
  }

  /** Trials of this driver and of the dead, and all but the last reports of the dead. */
  private void forget(long driver, Set<Long> living) {
    ids("SELECT DISTINCT driver_id FROM running_trial WHERE study_id = :study").stream()
        .filter(id -> id == driver || !living.contains(id))
        .forEach(id -> delete("running_trial", "driver_id", id));
    ids("SELECT id FROM driver_report WHERE study_id = :study ORDER BY begun_at DESC").stream()
        .filter(id -> id != driver && !living.contains(id))
        .skip(KEPT)
        .forEach(id -> delete("driver_report", "id", id));
  }

  private List<Long> ids(String query) {
    return handle.createQuery(query).bind("study", study).mapTo(Long.class).list();
  }

  private void delete(String table, String column, long id) {
    handle
        .createUpdate(
            "DELETE FROM %s WHERE study_id = :study AND %s = :id".formatted(table, column))
        .bind("study", study)
        .bind("id", id)
        .execute();
  }

  private void insert(long driver, DriverReport report) {
    handle
        .createUpdate(
            """
            INSERT INTO driver_report
              (study_id, id, name, host, pid, workers, gpus, begun_at, updated_at, ended)
            VALUES (:study, :id, :name, :host, :pid, :workers, :gpus, :begun, :updated, :ended)
            ON CONFLICT (study_id, id) DO UPDATE SET
              workers = excluded.workers, gpus = excluded.gpus, begun_at = excluded.begun_at,
              updated_at = excluded.updated_at, ended = excluded.ended
            """)
        .bind("study", study)
        .bind("id", driver)
        .bind("name", report.driver())
        .bind("host", report.host())
        .bind("pid", report.pid())
        .bind("workers", report.workers())
        .bind("gpus", json(report.gpus()))
        .bind("begun", report.begun().toString())
        .bind("updated", report.updated().toString())
        .bind("ended", report.ended().orElse(null))
        .execute();
  }

  /** A trial that this driver has taken over from a dead one is this one's. */
  private void insert(long driver, RunningTrial trial) {
    handle
        .createUpdate(
            """
            INSERT INTO running_trial
              (study_id, number, driver_id, begun_at, epoch, epochs, training_loss, validation_error, updated_at)
            VALUES (:study, :number, :driver, :begun, :epoch, :epochs, :loss, :error, :updated)
            ON CONFLICT (study_id, number) DO UPDATE SET
              driver_id = excluded.driver_id, begun_at = excluded.begun_at, epoch = excluded.epoch,
              epochs = excluded.epochs, training_loss = excluded.training_loss,
              validation_error = excluded.validation_error, updated_at = excluded.updated_at
            """)
        .bind("study", study)
        .bind("number", trial.number())
        .bind("driver", driver)
        .bind("begun", trial.begun().toString())
        .bind("epoch", trial.epoch())
        .bind("epochs", trial.epochs())
        .bind("loss", TrialRows.orNull(trial.trainingLoss()))
        .bind("error", TrialRows.orNull(trial.validationError()))
        .bind("updated", trial.updated().toString())
        .execute();
  }

  private static RunningTrial trial(ResultSet row) throws SQLException {
    return new RunningTrial(
        row.getInt("number"),
        row.getString("stage"),
        row.getString("driver_name"),
        Instant.parse(row.getString("begun_at")),
        row.getInt("attempts"),
        row.getInt("epoch"),
        row.getInt("epochs"),
        TrialRows.number(row, "training_loss"),
        TrialRows.number(row, "validation_error"),
        Instant.parse(row.getString("updated_at")));
  }

  private static DriverReport report(ResultSet row) throws SQLException {
    return new DriverReport(
        row.getString("name"),
        row.getString("host"),
        row.getLong("pid"),
        row.getInt("workers"),
        gpus(row.getString("gpus")),
        Instant.parse(row.getString("begun_at")),
        Instant.parse(row.getString("updated_at")),
        Optional.ofNullable(row.getString("ended")));
  }

  private static String json(List<GpuLoad> gpus) {
    try {
      return JSON.writeValueAsString(gpus);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The load of GPUs cannot be written as JSON.", e);
    }
  }

  private static List<GpuLoad> gpus(String json) throws SQLException {
    try {
      return JSON.readValue(json, new TypeReference<List<GpuLoad>>() {});
    } catch (JsonProcessingException e) {
      throw new SQLException("What is stored of GPUs cannot be read: " + e.getMessage(), e);
    }
  }
}
