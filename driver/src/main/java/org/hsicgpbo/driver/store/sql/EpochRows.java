package org.hsicgpbo.driver.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.LearningCurve;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Turns learning curves into rows and back. */
final class EpochRows {
  private EpochRows() {}

  /** Inserts the epochs of a trial. */
  static void insert(Handle handle, long study, LearningCurve curve) {
    if (curve.epochs().isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO epoch (study_id, trial, epoch, planned_epochs, training_loss, validation_error, learning_rate)
            VALUES (:study, :trial, :epoch, :epochs, :loss, :error, :rate)
            """)) {
      for (EpochEvent event : curve.epochs()) {
        batch
            .bind("study", study)
            .bind("trial", curve.trial())
            .bind("epoch", event.epoch())
            .bind("epochs", event.epochs())
            .bind("loss", TrialRows.orNull(event.trainingLoss()))
            .bind("error", TrialRows.orNull(event.validationError()))
            .bind("rate", TrialRows.orNull(event.learningRate()))
            .add();
      }
      batch.execute();
    }
  }

  /** The curves of the trials of a study, by number. */
  static List<LearningCurve> curves(Handle handle, long study) {
    Map<Integer, List<EpochEvent>> curves = new TreeMap<>();
    handle
        .createQuery("SELECT * FROM epoch WHERE study_id = :study ORDER BY trial, epoch")
        .bind("study", study)
        .map((row, context) -> event(row))
        .forEach(
            event ->
                curves
                    .computeIfAbsent(event.trialNumber(), number -> new ArrayList<>())
                    .add(event));
    return curves.entrySet().stream()
        .map(entry -> new LearningCurve(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The curve of one trial. */
  static LearningCurve curve(Handle handle, long study, int trial) {
    return new LearningCurve(
        trial,
        handle
            .createQuery(
                "SELECT * FROM epoch WHERE study_id = :study AND trial = :trial ORDER BY epoch")
            .bind("study", study)
            .bind("trial", trial)
            .map((row, context) -> event(row))
            .list());
  }

  private static EpochEvent event(ResultSet row) throws SQLException {
    return new EpochEvent(
        row.getInt("trial"),
        row.getInt("epoch"),
        row.getInt("planned_epochs"),
        TrialRows.number(row, "training_loss"),
        TrialRows.number(row, "validation_error"),
        TrialRows.number(row, "learning_rate"));
  }
}
