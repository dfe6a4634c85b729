package org.hsicgpbo.driver.triallog;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;

/** How each trial of a table ended. */
final class Outcomes {
  private final TrialTable table;
  private final RoleFinder.ErrorColumn error;
  private final CostColumns costs;
  private final Optional<Column> state;
  private final RowState[] states;
  private final Map<String, Optional<Column>> details = new HashMap<>();

  /** Looks at every row; a cell that is neither a number nor empty is a problem. */
  Outcomes(
      TrialTable table, RoleFinder.ErrorColumn error, CostColumns costs, Optional<Column> state) {
    this.table = table;
    this.error = error;
    this.costs = costs;
    this.state = state;
    this.states = new RowState[table.rows()];
    for (int row = 0; row < states.length; row++) {
      states[row] = look(row);
    }
  }

  /** Rows of trials that have an error. */
  int[] completed() {
    return rows(RowState.COMPLETED);
  }

  /** Rows that become trials: the completed and the failed ones. */
  int[] used() {
    return IntStream.range(0, states.length).filter(this::isUsed).toArray();
  }

  private boolean isUsed(int row) {
    return states[row] == RowState.COMPLETED
        || states[row] == RowState.FAILED
        || (states[row] == RowState.PRUNED && isStopKnown(row));
  }

  /** Whether the log says at which epoch the trial was stopped, as only a whole reading asks. */
  private boolean isStopKnown(int row) {
    double epoch = figure(KnownColumns.STOPPED_EPOCH, row);
    return Double.isFinite(figure(KnownColumns.STOPPED_ERROR, row))
        && epoch >= 1
        && figure(KnownColumns.PLANNED_EPOCHS, row) >= epoch
        && figure(KnownColumns.PLANNED_EPOCHS, row) <= Integer.MAX_VALUE;
  }

  /** NaN where it is not known, not asked for or no number. */
  private double figure(String name, int row) {
    return details
        .computeIfAbsent(
            name,
            n ->
                KnownColumns.spellings(n).stream()
                    .flatMap(spelling -> table.column(spelling).stream())
                    .findFirst())
        .map(column -> column.number(row))
        .orElse(Double.NaN);
  }

  boolean isCompleted(int row) {
    return states[row] == RowState.COMPLETED;
  }

  /** How the trial ended. */
  TrialOutcome of(int row) {
    Cost cost = costs.of(row);
    if (isCompleted(row)) {
      return new TrialOutcome.Completed(
          error.of(row), figure(KnownColumns.TEST_ERROR, row), cost, table.details(row).metrics());
    }
    if (states[row] == RowState.PRUNED) {
      return new TrialOutcome.Stopped(
          figure(KnownColumns.STOPPED_ERROR, row),
          (int) figure(KnownColumns.STOPPED_EPOCH, row),
          (int) figure(KnownColumns.PLANNED_EPOCHS, row),
          cost);
    }
    boolean diverged = !error.column().isMissing(row) && !error.column().isText(row);
    FailureKind kind =
        state
            .filter(s -> s.isText(row))
            .map(s -> RowState.failure(s.text(row)))
            .filter(k -> k != FailureKind.REPORTED || !diverged)
            .orElse(diverged ? FailureKind.DIVERGED : FailureKind.REPORTED);
    String told = table.details(row).reason();
    String reason =
        !told.isEmpty()
            ? told
            : diverged
                ? "The log has the error %s.".formatted(error.column().number(row))
                : "The log has no error of this trial.";
    return new TrialOutcome.Failed(kind, reason, cost);
  }

  /** Says what was skipped and what failed. */
  void note(List<String> notes) {
    Map<RowState, Integer> counts = new EnumMap<>(RowState.class);
    for (RowState rowState : states) {
      counts.merge(rowState, 1, Integer::sum);
    }
    long pruned =
        IntStream.range(0, states.length)
            .filter(row -> states[row] == RowState.PRUNED && !isUsed(row))
            .count();
    int unfinished = counts.getOrDefault(RowState.UNFINISHED, 0);
    int failed = counts.getOrDefault(RowState.FAILED, 0);
    if (pruned > 0) {
      notes.add(
          "%d of %d trials were pruned and are not used: their error is not that of a whole training."
              .formatted(pruned, states.length));
    }
    if (unfinished > 0) {
      notes.add(
          "%d of %d trials have not finished and are not used."
              .formatted(unfinished, states.length));
    }
    if (failed > 0) {
      notes.add(
          "%d of %d trials have no finite error; they count as failed, so as the worst."
              .formatted(failed, states.length));
    }
  }

  private int[] rows(RowState wanted) {
    return IntStream.range(0, states.length).filter(row -> states[row] == wanted).toArray();
  }

  private RowState look(int row) {
    RowState told =
        state
            .filter(s -> s.isText(row))
            .flatMap(s -> RowState.of(s.text(row)))
            .orElse(RowState.COMPLETED);
    if (told != RowState.COMPLETED) {
      return told;
    }
    Column column = error.column();
    if (column.isText(row) && !CellReader.isNone(column.text(row))) {
      throw table.problem(
          row,
          column.name(),
          "found \"%s\"; an error must be a number, or nan or nothing for a trial that failed."
              .formatted(column.text(row)));
    }
    return Double.isFinite(error.of(row)) ? RowState.COMPLETED : RowState.FAILED;
  }
}
