package org.hsicgpbo.driver.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;

/** The trials of one study in SQLite. Every method is one transaction. */
final class SqliteTrialStore implements TrialStore {
  private static final String COMPLETED = "completed";

  private final Handle handle;
  private final long studyId;
  private final SearchSpace space;
  private final Clock clock;
  private final Path file;

  SqliteTrialStore(Handle handle, long studyId, SearchSpace space, Clock clock, Path file) {
    this.handle = handle;
    this.studyId = studyId;
    this.space = space;
    this.clock = clock;
    this.file = file;
  }

  @Override
  public List<FinishedTrial> finished() {
    return attempt(
        () ->
            handle
                .createQuery(
                    "SELECT * FROM trial WHERE study_id = :study AND tell_order IS NOT NULL ORDER BY tell_order")
                .bind("study", studyId)
                .map((row, context) -> trial(row).finish(outcome(row)))
                .list());
  }

  @Override
  public List<Trial> unfinished() {
    return attempt(
        () ->
            handle
                .createQuery(
                    "SELECT * FROM trial WHERE study_id = :study AND tell_order IS NULL ORDER BY number")
                .bind("study", studyId)
                .map((row, context) -> trial(row))
                .list());
  }

  @Override
  public void started(Trial trial) {
    Suggestion suggestion = trial.suggestion();
    attempt(
        () ->
            handle
                .createUpdate(
                    "INSERT INTO trial (study_id, number, seed, stage, coordinates, parameters, started)"
                        + " VALUES (:study, :number, :seed, :stage, :coordinates, :parameters, :started)")
                .bind("study", studyId)
                .bind("number", trial.number())
                .bind("seed", trial.seed())
                .bind("stage", suggestion.stage())
                .bind("coordinates", StoredJson.coordinates(suggestion.point()))
                .bind("parameters", StoredJson.parameters(suggestion.configuration()))
                .bind("started", clock.instant().toString())
                .execute());
  }

  @Override
  public void finished(FinishedTrial finished) {
    int changed = attempt(() -> outcomeUpdate(finished).execute());
    if (changed != 1) {
      throw new StoreException(
          "Trial %d of the storage (%s) was never started or has an outcome already."
              .formatted(finished.trial().number(), file));
    }
  }

  private Update outcomeUpdate(FinishedTrial finished) {
    TrialOutcome outcome = finished.outcome();
    Update update =
        handle
            .createUpdate(
                "UPDATE trial SET state = :state, error = :error, test_error = :testError, flops = :flops,"
                    + " parameter_count = :parameterCount, seconds = :seconds, metrics = :metrics, reason = :reason,"
                    + " finished = :finished, tell_order ="
                    + " (SELECT coalesce(max(tell_order), 0) + 1 FROM trial WHERE study_id = :study)"
                    + " WHERE study_id = :study AND number = :number AND tell_order IS NULL")
            .bind("study", studyId)
            .bind("number", finished.trial().number())
            .bind("state", outcome.state())
            .bind("flops", nullIfNaN(outcome.cost().flops()))
            .bind("parameterCount", nullIfNaN(outcome.cost().parameters()))
            .bind("seconds", nullIfNaN(outcome.cost().seconds()))
            .bind("finished", clock.instant().toString());
    if (outcome instanceof TrialOutcome.Completed completed) {
      return update
          .bind("error", completed.error())
          .bind("testError", nullIfNaN(completed.testError()))
          .bind("metrics", StoredJson.metrics(completed.metrics()))
          .bind("reason", (String) null);
    }
    return update
        .bind("error", (Double) null)
        .bind("testError", (Double) null)
        .bind("metrics", (String) null)
        .bind("reason", ((TrialOutcome.Failed) outcome).reason());
  }

  private Trial trial(ResultSet row) throws SQLException {
    UnitPoint point = StoredJson.point(row.getString("coordinates"));
    // The values follow from the coordinates, exactly as when they were suggested.
    Suggestion suggestion = new Suggestion(point, space.decode(point), row.getString("stage"));
    return new Trial(row.getInt("number"), row.getLong("seed"), suggestion);
  }

  private static TrialOutcome outcome(ResultSet row) throws SQLException {
    Cost cost =
        new Cost(number(row, "flops"), number(row, "parameter_count"), number(row, "seconds"));
    String state = row.getString("state");
    if (state.equals(COMPLETED)) {
      return new TrialOutcome.Completed(
          row.getDouble("error"),
          number(row, "test_error"),
          cost,
          StoredJson.metrics(row.getString("metrics")));
    }
    return new TrialOutcome.Failed(FailureKind.ofLabel(state), row.getString("reason"), cost);
  }

  private static double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  private static @org.jspecify.annotations.Nullable Double nullIfNaN(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private <T> T attempt(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StoreException(
          "The storage (%s) failed: %s What was stored before stays; free the disk or the file and run again."
              .formatted(file, cause.getMessage()),
          e);
    }
  }
}
