package org.hsicgpbo.driver.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Fills a stored study with thousands of trials in one transaction: one by one would take minutes.
 */
final class ManyTrials {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant BEGIN = Instant.parse("2026-11-20T19:00:00Z");
  private static final int SECONDS_APART = 4;
  private static final String INSERT =
      "INSERT INTO trial (study_id, number, seed, stage, coordinates, configuration, started_at, tell_order, "
          + "finished_at, state, error, flops, parameters, seconds, metrics, failure_reason) "
          + "SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ? FROM study WHERE name = ?";

  private ManyTrials() {}

  /** Stores trials 1 to {@code count}, two at a time. */
  static void fill(Path database, String study, int count) {
    SearchSpace space = Studies.file(study, count).space();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        for (int number = 1; number <= count; number++) {
          bind(insert, Studies.trial(space, number, count / 3), space, study);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("The trials cannot be stored.", e);
    }
  }

  private static void bind(PreparedStatement insert, Trial trial, SearchSpace space, String study)
      throws SQLException, JsonProcessingException {
    int number = trial.number();
    boolean failed = Studies.outcome(trial) instanceof TrialOutcome.Failed;
    Instant ended = BEGIN.plusSeconds((long) SECONDS_APART * number);
    List<Object> values = new ArrayList<>();
    values.add(number);
    values.add(trial.seed());
    values.add(trial.suggestion().stage());
    values.add(coordinates(trial, space));
    values.add(JSON.writeValueAsString(trial.suggestion().configuration().raw()));
    values.add(ended.minusSeconds(2 * SECONDS_APART - 1).toString());
    values.add(number);
    values.add(ended.toString());
    values.add(failed ? "diverged" : "completed");
    values.add(failed ? null : Studies.error(trial));
    values.add(Studies.cost(trial).flops());
    values.add(Studies.cost(trial).parameters());
    values.add(2.0 * SECONDS_APART - 1);
    values.add(failed ? "The loss is NaN." : null);
    values.add(study);
    for (int i = 0; i < values.size(); i++) {
      insert.setObject(i + 1, values.get(i));
    }
  }

  private static String coordinates(Trial trial, SearchSpace space) throws JsonProcessingException {
    List<Object> coordinates = new ArrayList<>();
    for (int i = 0; i < space.dimensions(); i++) {
      double u = trial.suggestion().point().get(i);
      coordinates.add(Double.isNaN(u) ? null : u);
    }
    return JSON.writeValueAsString(coordinates);
  }
}
