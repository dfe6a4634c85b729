package org.hsicgpbo.driver.store.sql;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hsicgpbo.trial.FinishedTrial;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Inserts trials that were trained elsewhere, in a transaction that holds the lock of the study.
 *
 * @param handle the transaction
 * @param study the study
 * @param now when they are taken
 */
record TakenTrials(Handle handle, long study, Instant now) {
  /** Rows that are sent together. */
  private static final int BATCH = 500;

  private static final String INSERTION =
      """
      INSERT INTO trial (study_id, number, seed, stage, coordinates, configuration, started_at,
        tell_order, finished_at, state, error, test_error, flops, parameters, seconds, metrics,
        failure_reason, stopped_error, stopped_epoch, planned_epochs)
      VALUES (:study, :number, :seed, :stage, :coordinates, :configuration, :now,
        :place, :now, :state, :error, :testError, :flops, :parameters, :seconds, :metrics,
        :reason, :stoppedError, :stoppedEpoch, :plannedEpochs)
      """;

  /** Inserts them in this order after the outcomes that are there; how many. */
  int insert(List<FinishedTrial> trials) {
    Set<Integer> taken = new HashSet<>(numbers());
    int highest = taken.stream().mapToInt(Integer::intValue).max().orElse(0);
    int place =
        handle
            .createQuery("SELECT COALESCE(MAX(tell_order), 0) FROM trial WHERE study_id = :study")
            .bind("study", study)
            .mapTo(Integer.class)
            .one();
    for (int from = 0; from < trials.size(); from += BATCH) {
      try (PreparedBatch batch = handle.prepareBatch(INSERTION)) {
        for (FinishedTrial trial : trials.subList(from, Math.min(trials.size(), from + BATCH))) {
          int wanted = trial.trial().number();
          int number = taken.contains(wanted) ? highest + 1 : wanted;
          taken.add(number);
          highest = Math.max(highest, number);
          batch
              .bindMap(TrialRows.columnsOf(trial.trial()))
              .bindMap(TrialRows.columnsOf(trial.outcome()))
              .bind("number", number)
              .bind("study", study)
              .bind("place", ++place)
              .bind("now", now.toString())
              .add();
        }
        batch.execute();
      }
    }
    return trials.size();
  }

  /** Those that were given out, with or without an outcome. */
  private List<Integer> numbers() {
    return handle
        .createQuery(
            """
            SELECT number FROM trial WHERE study_id = :study
            UNION SELECT number FROM claim WHERE study_id = :study
            """)
        .bind("study", study)
        .mapTo(Integer.class)
        .list();
  }
}
