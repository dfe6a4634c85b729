package org.hsicgpbo.driver.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Finished trials by column, in the order of their end: the compact form for tables and charts. All
 * columns have {@code count − from} entries; a figure that is not known is NaN.
 *
 * @param from the place of the first one, from 0
 * @param count how many finished trials there are in all
 * @param number their numbers
 * @param state completed, stopped, or the cause of a failure
 * @param stage of the strategy that proposed them
 * @param error validation error; of one that was stopped early its last; NaN of a failed one
 * @param testError error on the test split
 * @param flops of one forward pass
 * @param parameters that were trained
 * @param seconds of training
 * @param begunMs when the training that gave the outcome began, in epoch milliseconds
 * @param endedMs when the outcome was stored, in epoch milliseconds
 * @param attempts how many runs of the program have begun it
 * @param lane the row of a chart over time; trials of one lane never overlap
 * @param values the values of each hyperparameter; null where it is inactive
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, as they are; nobody compares them.
public record TrialColumns(
    int from,
    int count,
    int[] number,
    String[] state,
    String[] stage,
    double[] error,
    double[] testError,
    double[] flops,
    double[] parameters,
    double[] seconds,
    long[] begunMs,
    long[] endedMs,
    int[] attempts,
    int[] lane,
    Map<String, List<@Nullable Object>> values) {

  /** The columns of the rows from that place on. */
  static TrialColumns of(List<String> hyperparameters, List<TrialRow> all, int from) {
    List<TrialRow> rows = all.subList(from, all.size());
    int n = rows.size();
    Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
    hyperparameters.forEach(name -> values.put(name, new ArrayList<>(n)));
    TrialColumns columns =
        new TrialColumns(
            from,
            all.size(),
            new int[n],
            new String[n],
            new String[n],
            new double[n],
            new double[n],
            new double[n],
            new double[n],
            new double[n],
            new long[n],
            new long[n],
            new int[n],
            new int[n],
            values);
    for (int i = 0; i < n; i++) {
      columns.set(i, rows.get(i));
    }
    return columns;
  }

  private void set(int i, TrialRow row) {
    FinishedTrial trial = row.trial();
    TrialOutcome outcome = trial.outcome();
    number[i] = trial.trial().number();
    state[i] = outcome.state();
    stage[i] = trial.trial().suggestion().stage();
    error[i] = error(outcome);
    testError[i] = trial.completed().map(TrialOutcome.Completed::testError).orElse(Double.NaN);
    flops[i] = outcome.cost().flops();
    parameters[i] = outcome.cost().parameters();
    seconds[i] = outcome.cost().seconds();
    begunMs[i] = row.begunMs();
    endedMs[i] = row.endedMs();
    attempts[i] = row.attempts();
    lane[i] = row.lane();
    values.forEach(
        (name, column) -> column.add(trial.configuration().get(name).map(Value::raw).orElse(null)));
  }

  /** The error that is shown: of one that was stopped early its last; NaN of a failed one. */
  static double error(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed completed) {
      return completed.error();
    }
    return outcome instanceof TrialOutcome.Stopped stopped ? stopped.error() : Double.NaN;
  }
}
