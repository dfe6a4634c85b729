package org.hsicgpbo.driver.store.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Turns trials into columns and back, without loss: JSON writes the shortest decimal number that
 * reads back as the same double, a REAL column holds its eight bytes, and NaN is null in both.
 */
final class TrialRows {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build())
          .build();
  private static final Json<Double[]> COORDINATES = Json.of(new TypeReference<Double[]>() {});
  private static final Json<LinkedHashMap<String, Object>> VALUES =
      Json.of(new TypeReference<LinkedHashMap<String, Object>>() {});
  private static final Json<LinkedHashMap<String, Double>> FIGURES =
      Json.of(new TypeReference<LinkedHashMap<String, Double>>() {});
  private static final List<String> OF_SOME_OUTCOMES =
      List.of(
          "error",
          "testError",
          "metrics",
          "reason",
          "stoppedError",
          "stoppedEpoch",
          "plannedEpochs");

  private TrialRows() {}

  /** What is known of a trial before it is trained. */
  static Map<String, Object> columnsOf(Trial trial) {
    Suggestion suggestion = trial.suggestion();
    List<@Nullable Double> coordinates = new ArrayList<>();
    for (double u : suggestion.point().toArray()) {
      coordinates.add(orNull(u));
    }
    return Map.of(
        "number", trial.number(),
        "seed", trial.seed(),
        "stage", suggestion.stage(),
        "coordinates", write(coordinates),
        "configuration", write(suggestion.configuration().raw()));
  }

  /** What is known after it was trained. */
  static Map<String, @Nullable Object> columnsOf(TrialOutcome outcome) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("state", outcome.state());
    columns.put("flops", orNull(outcome.cost().flops()));
    columns.put("parameters", orNull(outcome.cost().parameters()));
    columns.put("seconds", orNull(outcome.cost().seconds()));
    for (String column : OF_SOME_OUTCOMES) {
      columns.put(column, null);
    }
    if (outcome instanceof TrialOutcome.Completed completed) {
      columns.put("error", completed.error());
      columns.put("testError", orNull(completed.testError()));
      columns.put("metrics", write(completed.metrics()));
    } else if (outcome instanceof TrialOutcome.Stopped stopped) {
      columns.put("reason", "It was stopped early.");
      columns.put("stoppedError", stopped.error());
      columns.put("stoppedEpoch", stopped.epoch());
      columns.put("plannedEpochs", stopped.epochs());
    } else if (outcome instanceof TrialOutcome.Failed failed) {
      columns.put("reason", storable(failed.reason()));
    }
    return columns;
  }

  /** The trial as it is read again. */
  static FinishedTrial storable(FinishedTrial trial) {
    return trial.outcome() instanceof TrialOutcome.Failed failed
        ? trial
            .trial()
            .finish(
                new TrialOutcome.Failed(failed.kind(), storable(failed.reason()), failed.cost()))
        : trial;
  }

  /** PostgreSQL keeps no NUL, which what a crashed program prints may hold. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** The trial of a row. */
  static Trial trial(ResultSet row) throws SQLException {
    return Columns.of(row).trial();
  }

  /** The trial of a row that has an outcome. */
  static FinishedTrial finished(ResultSet row) throws SQLException {
    return FinishedColumns.of(row).trial();
  }

  /** Columns of a row whose JSON is not read yet, so that many can be read at the same time. */
  private record Columns(
      int number, long seed, String stage, String coordinates, String configuration) {
    static Columns of(ResultSet row) throws SQLException {
      return new Columns(
          row.getInt("number"),
          row.getLong("seed"),
          row.getString("stage"),
          row.getString("coordinates"),
          row.getString("configuration"));
    }

    Trial trial() {
      Suggestion suggestion =
          new Suggestion(
              point(coordinates), Configuration.view(new StoredValues(configuration)), stage);
      return new Trial(number, seed, suggestion);
    }
  }

  /** The same of a row that has an outcome. */
  record FinishedColumns(Columns columns, TrialOutcome outcome) {
    static FinishedColumns of(ResultSet row) throws SQLException {
      Cost cost =
          new Cost(
              TrialRows.number(row, "flops"),
              TrialRows.number(row, "parameters"),
              TrialRows.number(row, "seconds"));
      return new FinishedColumns(Columns.of(row), TrialRows.outcome(row, cost));
    }

    FinishedTrial trial() {
      return columns.trial().finish(outcome);
    }
  }

  private static TrialOutcome outcome(ResultSet row, Cost cost) throws SQLException {
    String state = row.getString("state");
    return switch (state) {
      case "completed" ->
          new TrialOutcome.Completed(
              number(row, "error"),
              number(row, "test_error"),
              cost,
              FIGURES.read(row.getString("metrics")));
      case TrialOutcome.Stopped.STATE ->
          new TrialOutcome.Stopped(
              number(row, "stopped_error"),
              row.getInt("stopped_epoch"),
              row.getInt("planned_epochs"),
              cost);
      default ->
          new TrialOutcome.Failed(
              FailureKind.ofLabel(state), row.getString("failure_reason"), cost);
    };
  }

  private static UnitPoint point(String json) {
    // With null for inactive hyperparameters.
    Double[] coordinates = COORDINATES.read(json);
    double[] u = new double[coordinates.length];
    for (int i = 0; i < u.length; i++) {
      @Nullable Double coordinate = coordinates[i];
      u[i] = coordinate == null ? Double.NaN : coordinate;
    }
    return new UnitPoint(u);
  }

  /**
   * The values of a configuration's JSON.
   *
   * @throws StoreException if it is none, or holds something else than values
   */
  static Map<String, Value> values(String json) {
    Map<String, Value> values = new LinkedHashMap<>();
    VALUES.read(json).forEach((name, raw) -> values.put(name, value(json, name, raw)));
    return Collections.unmodifiableMap(values);
  }

  private static Value value(String json, String name, @Nullable Object raw) {
    if (raw == null) {
      throw new StoreException(notUnderstood(json, name + " has no value."));
    }
    try {
      return Value.ofRaw(raw);
    } catch (IllegalArgumentException e) {
      throw new StoreException(notUnderstood(json, e.getMessage()), e);
    }
  }

  private static String notUnderstood(String json, @Nullable String why) {
    return "The storage holds something (%s) that this version does not understand: %s"
        .formatted(json, why);
  }

  /** Null for NaN. */
  static @Nullable Double orNull(double figure) {
    return Double.isNaN(figure) ? null : figure;
  }

  /** The figure of a column; NaN for null. */
  static double number(ResultSet row, String column) throws SQLException {
    double figure = row.getDouble(column);
    return row.wasNull() ? Double.NaN : figure;
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new StoreException("The value (%s) cannot be stored as JSON.".formatted(value), e);
    }
  }

  /** Reads JSON of one type; what is known of the type is found out once. */
  private record Json<T>(ObjectReader reader) {
    static <T> Json<T> of(TypeReference<T> type) {
      return new Json<>(JSON.readerFor(type));
    }

    T read(String json) {
      @Nullable T read;
      try {
        read = reader.readValue(json);
      } catch (JsonProcessingException e) {
        throw new StoreException(notUnderstood(json, e.getOriginalMessage()), e);
      }
      if (read == null) {
        throw new StoreException(notUnderstood(json, "it is empty."));
      }
      return read;
    }
  }
}
