package org.hsicgpbo.driver.triallog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Reads trial logs of others: CSV, JSON lines, Optuna's journal file and Optuna's SQLite file.
 *
 * <ul>
 *   <li>The error is minimised. A name with a minus before it ({@code -accuracy}) means the
 *       negative of a column; what an Optuna study maximises is turned round by itself.
 *   <li>Trials that failed, or whose error is empty, NaN or infinite, count as the worst. Pruned
 *       and unfinished ones are not used.
 *   <li>An empty cell means that a hyperparameter is inactive. Where a given space says that it is
 *       active, it is a problem.
 *   <li>A cost column whose name contains flop or macs is read as FLOPs, one with param or weights
 *       as parameters, any other as seconds.
 * </ul>
 */
public final class TrialLogReader {
  private TrialLogReader() {}

  /**
   * Reads a log; its format is told from its content.
   *
   * @throws StudyFileException if it cannot be read or used, naming file, line and column and what
   *     would be right
   */
  public static TrialLog read(TrialLogRequest request) {
    TrialTable table = new TrialTable(request);
    fill(table, request);
    table.columns().forEach(Column::trim);
    if (table.rows() == 0) {
      throw LogProblem.inFile(request.file(), "the log has no trial.");
    }
    List<String> notes = new ArrayList<>(table.notes());
    noteLeftOut(table, request, notes);
    RoleFinder.ErrorColumn error = RoleFinder.error(table, request, notes);
    CostColumns costs = new CostColumns(table, request);
    Optional<Column> state = RoleFinder.state(table, request);
    Outcomes outcomes = new Outcomes(table, error, costs, state);
    outcomes.note(notes);
    if (outcomes.completed().length == 0) {
      throw LogProblem.at(
          request.file(),
          0,
          error.column().name(),
          "no finished trial has a finite error there. Name another column with --error.");
    }
    TrialHistory history =
        request.space().isPresent()
            ? inSpace(table, request, outcomes, notes)
            : inferred(table, request, error, costs, state, outcomes, notes);
    boolean guessed = request.space().isEmpty() && table.distributions().isEmpty();
    return new TrialLog(history, guessed, costs.measure(), notes);
  }

  private static TrialHistory inSpace(
      TrialTable table, TrialLogRequest request, Outcomes outcomes, List<String> notes) {
    SearchSpace space = request.space().orElseThrow();
    int[] rows = outcomes.used();
    List<CellReader> readers = new ArrayList<>();
    List<Coordinates> coordinates = new ArrayList<>();
    for (int i = 0; i < space.dimensions(); i++) {
      CellReader reader =
          new CellReader(table, space.get(i), RoleFinder.hyperparameter(table, space.get(i)));
      readers.add(reader);
      coordinates.add(Coordinates.storedOrDrawn(table, reader, i, rows, notes));
    }
    return new HistoryBuilder(
            table, space, readers, coordinates, Set.of(), outcomes, request.detail())
        .build(rows, notes);
  }

  private static TrialHistory inferred(
      TrialTable table,
      TrialLogRequest request,
      RoleFinder.ErrorColumn error,
      CostColumns costs,
      Optional<Column> state,
      Outcomes outcomes,
      List<String> notes) {
    int[] rows = outcomes.used();
    InferredSpace inferred =
        InferredSpace.of(
            table,
            request.known(),
            RoleFinder.hyperparameters(table, request, error.column(), costs, state),
            rows,
            outcomes.completed(),
            notes);
    List<Coordinates> coordinates = new ArrayList<>();
    for (int i = 0; i < inferred.readers().size(); i++) {
      coordinates.add(Coordinates.drawn(i));
    }
    return new HistoryBuilder(
            table,
            inferred.space(),
            inferred.readers(),
            coordinates,
            inferred.unexplained(),
            outcomes,
            request.detail())
        .build(rows, notes);
  }

  private static void fill(TrialTable table, TrialLogRequest request) {
    Path file = request.file();
    if (Files.isDirectory(file)) {
      throw LogProblem.inFile(file, "this is a folder; name the trial log in it.");
    }
    if (!Files.exists(file)) {
      throw LogProblem.inFile(file, "there is no such file.");
    }
    try {
      switch (LogFormat.of(file)) {
        case CSV -> CsvLog.read(file, table);
        case JSON_LINES -> JsonLinesLog.read(file, table);
        case OPTUNA_JOURNAL -> OptunaJournal.read(file, request.study(), table);
        case OWN_EXPORT -> OwnExport.read(file, table);
        case OPTUNA_SQLITE -> OptunaDatabase.read(file, request.study(), table);
      }
    } catch (IOException e) {
      throw LogProblem.inFile(file, "the file cannot be read: " + e.getMessage());
    }
  }

  private static void noteLeftOut(TrialTable table, TrialLogRequest request, List<String> notes) {
    if (request.space().isEmpty()) {
      table
          .leftOut()
          .forEach(
              (reason, names) ->
                  notes.add(
                      "Left out as %s: %s. A space file would bring them in."
                          .formatted(reason, RoleFinder.words(names))));
    }
  }
}
