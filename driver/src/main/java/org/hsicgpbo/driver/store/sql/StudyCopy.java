package org.hsicgpbo.driver.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hsicgpbo.driver.store.CopiedStudy;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Copies studies from one database to another, row by row and without loss: what is read is one
 * state of the study, and what is written is there wholly or not at all. A trial that is being
 * trained begins again in the copy.
 */
final class StudyCopy {
  /** Rows that are sent together. */
  private static final int BATCH = 500;

  private static final List<String> STUDY =
      List.of("name", "seed", "study_file", "created_at", "product_version");
  private static final List<String> TRIAL =
      List.of(
          "number",
          "seed",
          "stage",
          "coordinates",
          "configuration",
          "attempts",
          "started_at",
          "tell_order",
          "finished_at",
          "state",
          "error",
          "test_error",
          "flops",
          "parameters",
          "seconds",
          "metrics",
          "failure_reason",
          "stopped_error",
          "stopped_epoch",
          "planned_epochs");
  private static final List<String> EPOCH =
      List.of(
          "trial", "epoch", "planned_epochs", "training_loss", "validation_error", "learning_rate");

  private final Database from;
  private final Database to;

  /** Between two storages. */
  StudyCopy(Database from, Database to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies a study.
   *
   * @return what was copied; empty if there is a study of that name already, which stays as it is
   * @throws StoreException if there is no such study, or either storage fails
   */
  Optional<CopiedStudy> copy(String study) {
    return from.snapshot(source -> to.write(target -> copy(study, source, target)));
  }

  private static Optional<CopiedStudy> copy(String study, Handle source, Handle target) {
    Map<String, @Nullable Object> row =
        source
            .createQuery("SELECT * FROM study WHERE name = :name")
            .bind("name", study)
            .map((result, context) -> columns(result, STUDY))
            .findOne()
            .orElseThrow(() -> new StoreException("There is no study (%s).".formatted(study)));
    if (id(target, study).isPresent()) {
      return Optional.empty();
    }
    target.createUpdate(insertion("study", STUDY)).bindMap(row).execute();
    Map<String, Long> ids =
        Map.of("from", id(source, study).orElseThrow(), "to", id(target, study).orElseThrow());
    int trials = copyRows("trial", TRIAL, "number", source, target, ids);
    int epochs = copyRows("epoch", EPOCH, "trial, epoch", source, target, ids);
    int open =
        target
            .createUpdate(
                """
                INSERT INTO claim (study_id, number)
                SELECT study_id, number FROM trial WHERE study_id = :id AND tell_order IS NULL
                """)
            .bind("id", ids.get("to"))
            .execute();
    return Optional.of(new CopiedStudy(study, trials, trials - open, epochs));
  }

  private static int copyRows(
      String table,
      List<String> columns,
      String order,
      Handle source,
      Handle target,
      Map<String, Long> ids) {
    String insertion =
        insertion(table, Stream.concat(Stream.of("study_id"), columns.stream()).toList());
    try (ResultIterator<Map<String, @Nullable Object>> rows =
        source
            .createQuery(
                "SELECT * FROM %s WHERE study_id = :study ORDER BY %s".formatted(table, order))
            .bind("study", ids.get("from"))
            .setFetchSize(BATCH)
            .map((result, context) -> columns(result, columns))
            .iterator()) {
      int count = 0;
      while (rows.hasNext()) {
        count += insert(rows, target.prepareBatch(insertion), ids.get("to"));
      }
      return count;
    }
  }

  /** Inserts up to so many rows as are sent together; how many. */
  private static int insert(
      Iterator<Map<String, @Nullable Object>> rows, PreparedBatch batch, @Nullable Long study) {
    try (batch) {
      int count = 0;
      while (rows.hasNext() && count < BATCH) {
        batch.bindMap(rows.next()).bind("study_id", study).add();
        count++;
      }
      batch.execute();
      return count;
    }
  }

  private static Optional<Long> id(Handle handle, String study) {
    return handle
        .createQuery("SELECT id FROM study WHERE name = :name")
        .bind("name", study)
        .mapTo(Long.class)
        .findOne();
  }

  private static String insertion(String table, List<String> columns) {
    Function<String, String> placeholder = column -> ":" + column;
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table,
            String.join(", ", columns),
            columns.stream().map(placeholder).collect(Collectors.joining(", ")));
  }

  private static Map<String, @Nullable Object> columns(ResultSet row, List<String> names)
      throws SQLException {
    Map<String, @Nullable Object> values = new TreeMap<>();
    for (String name : names) {
      values.put(name, row.getObject(name));
    }
    return values;
  }
}
