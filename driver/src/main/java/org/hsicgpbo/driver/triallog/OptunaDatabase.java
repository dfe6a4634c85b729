package org.hsicgpbo.driver.triallog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Reads Optuna's relational storage in a SQLite file, as its versions from 0.9 on lay it out:
 * trials with their values in {@code trial_values} (before 2.4 in {@code trials.value}), parameters
 * with their distributions in {@code trial_params}. The file is opened for reading only.
 */
final class OptunaDatabase {
  private static final ObjectMapper JSON = new ObjectMapper(JsonLinesLog.factory());

  private final Handle handle;
  private final TrialTable table;
  private final Map<Long, Integer> rows = new HashMap<>();

  private OptunaDatabase(Handle handle, TrialTable table) {
    this.handle = handle;
    this.table = table;
  }

  /** Fills the table with the trials of one study. */
  static void read(Path file, Optional<String> asked, TrialTable table) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    try (Handle handle = Jdbi.create(source).open()) {
      new OptunaDatabase(handle, table).read(file, asked);
    } catch (JdbiException e) {
      throw LogProblem.inFile(
          file,
          "the database cannot be read (%s). Maybe it is damaged or in use; a copy may help."
              .formatted(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
    }
  }

  private void read(Path file, Optional<String> asked) {
    Set<String> trialColumns = columns("trials");
    if (!trialColumns.containsAll(Set.of("trial_id", "study_id", "state"))
        || !columns("trial_params").contains("distribution_json")) {
      throw LogProblem.inFile(
          file,
          "the database has no tables of Optuna (studies, trials, trial_params). A study of our own is analysed by its name instead.");
    }
    List<String> names =
        handle
            .createQuery("SELECT study_name FROM studies ORDER BY study_id")
            .mapTo(String.class)
            .list();
    String name = OptunaTrials.choose(file, names, asked);
    long study =
        handle
            .createQuery("SELECT study_id FROM studies WHERE study_name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one();
    OptunaTrials trials = new OptunaTrials(table, JSON, maximised(study));
    trials(study, trials, trialColumns.contains("value"));
    if (columns("trial_values").contains("objective")) {
      values(study, trials);
    }
    parameters(study, trials);
    attributes(study, trials);
    trials.finish();
  }

  private List<Boolean> maximised(long study) {
    String query =
        columns("study_directions").contains("direction")
            ? "SELECT direction FROM study_directions WHERE study_id = :study ORDER BY objective"
            : "SELECT direction FROM studies WHERE study_id = :study";
    List<Boolean> found =
        handle
            .createQuery(query)
            .bind("study", study)
            .map((row, context) -> "MAXIMIZE".equals(row.getString(1)))
            .list();
    return found.isEmpty() ? List.of(false) : found;
  }

  private void trials(long study, OptunaTrials trials, boolean hasValue) {
    String seconds = "(julianday(datetime_complete) - julianday(datetime_start)) * 86400.0";
    forEach(
        "SELECT trial_id, state, %s, %s FROM trials WHERE study_id = :study ORDER BY trial_id"
            .formatted(seconds, hasValue ? "value" : "NULL"),
        study,
        result -> {
          int row = table.addRow(0);
          rows.put(result.getLong(1), row);
          trials.state(row, String.valueOf(result.getString(2)));
          double spent = result.getDouble(3);
          if (!result.wasNull()) {
            trials.duration(row, spent);
          }
          double value = result.getDouble(4);
          if (!result.wasNull()) {
            trials.value(row, 0, value);
          }
        });
  }

  private void values(long study, OptunaTrials trials) {
    boolean typed = columns("trial_values").contains("value_type");
    forEach(
        "SELECT v.trial_id, v.objective, v.value, %s FROM trial_values v JOIN trials USING (trial_id) WHERE study_id = :study"
            .formatted(typed ? "v.value_type" : "'FINITE'"),
        study,
        result -> {
          double value = result.getDouble(3);
          boolean missing = result.wasNull();
          String type = String.valueOf(result.getString(4));
          double infinite =
              type.equals("INF_NEG") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
          trials.value(row(result), result.getInt(2), missing ? infinite : value);
        });
  }

  private void parameters(long study, OptunaTrials trials) {
    forEach(
        "SELECT p.trial_id, p.param_name, p.param_value, p.distribution_json FROM trial_params p JOIN trials USING (trial_id) WHERE study_id = :study ORDER BY p.param_id",
        study,
        result ->
            trials.parameter(
                row(result),
                String.valueOf(result.getString(2)),
                result.getDouble(3),
                String.valueOf(result.getString(4))));
  }

  private void attributes(long study, OptunaTrials trials) {
    if (!columns("trial_user_attributes").contains("value_json")) {
      return;
    }
    forEach(
        "SELECT a.trial_id, a.key, a.value_json FROM trial_user_attributes a JOIN trials USING (trial_id) WHERE study_id = :study",
        study,
        result ->
            trials.attribute(
                row(result), String.valueOf(result.getString(2)), json(result.getString(3))));
  }

  private static JsonNode json(@org.jspecify.annotations.Nullable String text) {
    try {
      return text == null ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private int row(ResultSet result) throws SQLException {
    return rows.getOrDefault(result.getLong(1), 0);
  }

  /** What is done with each row of a result. */
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Streams: only one row of the result is in memory. */
  private void forEach(String sql, long study, RowReader reader) {
    Consumer<Boolean> nothing = read -> {};
    handle
        .createQuery(sql)
        .bind("study", study)
        .map(
            (result, context) -> {
              reader.read(result);
              return true;
            })
        .forEach(nothing);
  }

  private Set<String> columns(String name) {
    return new HashSet<>(
        handle
            .createQuery("SELECT name FROM pragma_table_info(:name)")
            .bind("name", name)
            .mapTo(String.class)
            .list());
  }
}
