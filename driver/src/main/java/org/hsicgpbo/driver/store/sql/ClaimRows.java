package org.hsicgpbo.driver.store.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.trial.Trial;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which driver has which number: one row for each number that was given out and has no outcome.
 * Everything here happens in a transaction that holds the lock of the study.
 *
 * @param handle the transaction
 * @param study the study
 * @param driver who claims
 */
record ClaimRows(Handle handle, long study, long driver) {

  /** A number without an outcome and who has it; nobody if the driver is null. */
  private record Row(int number, @Nullable Long driver) {}

  /**
   * The number that this driver has claimed with that request, if it has: a request that is
   * repeated, because its answer was lost, gets the same number.
   */
  Optional<Integer> ofRequest(long request) {
    return handle
        .createQuery(
            "SELECT number FROM claim WHERE study_id = :study AND driver_id = :driver AND request = :request")
        .bind("study", study)
        .bind("driver", driver)
        .bind("request", request)
        .mapTo(Integer.class)
        .findOne();
  }

  /**
   * The next number.
   *
   * @param living the living drivers
   * @return empty if as many as the budget are finished or in the hands of living drivers
   */
  Optional<Integer> next(long request, int budget, Set<Long> living) {
    List<Row> given = given();
    long held = given.stream().filter(row -> isHeld(row, living)).count();
    if (count("SELECT COALESCE(MAX(tell_order), 0) FROM trial WHERE study_id = :study") + held
        >= budget) {
      return Optional.empty();
    }
    Optional<Integer> free =
        given.stream().filter(row -> !isHeld(row, living)).map(Row::number).findFirst();
    if (free.isPresent()) {
      takeOver(free.get(), request);
      return free;
    }
    int highest =
        Math.max(
            count("SELECT COALESCE(MAX(number), 0) FROM trial WHERE study_id = :study"),
            given.isEmpty() ? 0 : given.get(given.size() - 1).number());
    insert(highest + 1, request);
    return Optional.of(highest + 1);
  }

  /** Claims a number that nobody has given out; nothing happens if it was given out. */
  void insert(int number, long request) {
    handle
        .createUpdate(
            """
            INSERT INTO claim (study_id, number, driver_id, request)
            VALUES (:study, :number, :driver, :request) ON CONFLICT DO NOTHING
            """)
        .bind("study", study)
        .bind("number", number)
        .bind("driver", driver)
        .bind("request", request)
        .execute();
  }

  /** Whether this driver has the number. */
  boolean isOwn(int number) {
    return given().stream()
        .anyMatch(row -> row.number() == number && row.driver() != null && row.driver() == driver);
  }

  /** Forgets a number that has an outcome. */
  void delete(int number) {
    handle
        .createUpdate("DELETE FROM claim WHERE study_id = :study AND number = :number")
        .bind("study", study)
        .bind("number", number)
        .execute();
  }

  /** The claim with the trial, if one was begun. */
  TrialClaim withTrial(int number) {
    Optional<Trial> begun =
        handle
            .createQuery("SELECT * FROM trial WHERE study_id = :study AND number = :number")
            .bind("study", study)
            .bind("number", number)
            .map((row, context) -> TrialRows.trial(row))
            .findOne();
    return new TrialClaim(number, begun);
  }

  private void takeOver(int number, long request) {
    handle
        .createUpdate(
            "UPDATE claim SET driver_id = :driver, request = :request WHERE study_id = :study AND number = :number")
        .bind("driver", driver)
        .bind("request", request)
        .bind("study", study)
        .bind("number", number)
        .execute();
    handle
        .createUpdate(
            "UPDATE trial SET attempts = attempts + 1 WHERE study_id = :study AND number = :number")
        .bind("study", study)
        .bind("number", number)
        .execute();
  }

  private List<Row> given() {
    return handle
        .createQuery("SELECT number, driver_id FROM claim WHERE study_id = :study ORDER BY number")
        .bind("study", study)
        .map(
            (row, context) -> {
              long holder = row.getLong("driver_id");
              return new Row(row.getInt("number"), row.wasNull() ? null : holder);
            })
        .list();
  }

  private int count(String query) {
    return handle.createQuery(query).bind("study", study).mapTo(Integer.class).one();
  }

  /** What this driver holds it knows, even while its lease has ended and is not yet renewed. */
  private boolean isHeld(Row row, Set<Long> living) {
    return row.driver() != null && (row.driver() == driver || living.contains(row.driver()));
  }
}
