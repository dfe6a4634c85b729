package org.hsicgpbo.driver.triallog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/** Makes trials of the rows of a table. */
final class HistoryBuilder {
  private final TrialTable table;
  private final SearchSpace space;
  private final List<CellReader> readers;
  private final List<Coordinates> coordinates;
  private final Set<String> mayBeAbsent;
  private final Outcomes outcomes;
  private final Map<String, Integer> ignored = new TreeMap<>();
  private final boolean constraintsHold;
  private int incomplete;

  /**
   * With the columns of the space in its order.
   *
   * @param coordinates of each column
   * @param detail everything makes trials for a storage, which must satisfy the constraints
   * @param mayBeAbsent hyperparameters that are inactive where they have no value, whatever the
   *     space says
   */
  HistoryBuilder(
      TrialTable table,
      SearchSpace space,
      List<CellReader> readers,
      List<Coordinates> coordinates,
      Set<String> mayBeAbsent,
      Outcomes outcomes,
      Detail detail) {
    this.table = table;
    this.space = space;
    this.readers = List.copyOf(readers);
    this.coordinates = coordinates;
    this.mayBeAbsent = mayBeAbsent;
    this.outcomes = outcomes;
    this.constraintsHold = detail == Detail.EVERYTHING;
  }

  /** The trials, with notes on what was left out. */
  TrialHistory build(int[] rows, List<String> notes) {
    List<FinishedTrial> trials = new ArrayList<>(rows.length);
    int[] parentsFirst = space.parentsFirst();
    Optional<Column> stage =
        table.column(KnownColumns.STAGE).filter(c -> !space.contains(c.name()));
    for (int row : rows) {
      RowDetails details = table.details(row);
      suggestion(row, parentsFirst, stage)
          .ifPresent(
              s ->
                  trials.add(
                      new Trial(details.number().orElse(trials.size() + 1), details.seed(), s)
                          .finish(outcomes.of(row))));
    }
    if (incomplete > 0) {
      notes.add(
          "%d failed trials are not used, because they have no value of some active hyperparameter."
              .formatted(incomplete));
    }
    ignored.forEach(
        (name, count) ->
            notes.add(
                "%s has a value in %d trials in which it is inactive; these values are ignored."
                    .formatted(name, count)));
    return new TrialHistory(space, trials);
  }

  private Optional<Suggestion> suggestion(int row, int[] parentsFirst, Optional<Column> stage) {
    @Nullable Value[] values = new Value[parentsFirst.length];
    double[] u = new double[parentsFirst.length];
    Arrays.fill(u, Double.NaN);
    for (int i : parentsFirst) {
      CellReader reader = readers.get(i);
      boolean absent = reader.isAbsent(row);
      if (!isActive(reader.hyperparameter(), values)) {
        if (!absent) {
          ignored.merge(reader.hyperparameter().name(), 1, Integer::sum);
        }
      } else if (!absent) {
        CellReader.Reading reading = reader.read(row);
        values[i] = reading.value();
        u[i] = coordinates.get(i).of(row, reading.interval());
      } else if (!mayBeAbsent.contains(reader.hyperparameter().name())) {
        if (!outcomes.isCompleted(row)) {
          incomplete++;
          return Optional.empty();
        }
        throw missing(row, reader);
      }
    }
    String name =
        stage.map(s -> s.written(row)).filter(s -> !s.isEmpty()).orElse(TrialLog.NO_STAGE);
    UnitPoint point = new UnitPoint(u);
    Configuration configuration = Configuration.view(new RowValues(readers, point, row));
    if (constraintsHold && !space.admits(configuration)) {
      throw table.problem(
          row,
          "",
          "these values do not satisfy what stands under where (%s)."
              .formatted(
                  space.constraints().stream()
                      .filter(constraint -> !constraint.admits(configuration))
                      .map(Constraint::text)
                      .collect(Collectors.joining(", "))));
    }
    return Optional.of(new Suggestion(point, configuration, name));
  }

  private boolean isActive(Hyperparameter hyperparameter, @Nullable Value[] values) {
    if (hyperparameter.condition() instanceof Condition.ParentIn condition) {
      Value parent = values[space.indexOf(condition.parent())];
      return parent != null && condition.values().contains(parent);
    }
    return true;
  }

  private RuntimeException missing(int row, CellReader reader) {
    Hyperparameter hyperparameter = reader.hyperparameter();
    String why =
        hyperparameter.condition() instanceof Condition.ParentIn condition
            ? "is active when %s is one of %s, as here"
                .formatted(condition.parent(), condition.values())
            : "is always active";
    return table.problem(
        row,
        reader.column().name(),
        "found no value; the space says that %s %s. It must be %s, or the space must say when it is inactive."
            .formatted(hyperparameter.name(), why, hyperparameter.describe()));
  }
}
