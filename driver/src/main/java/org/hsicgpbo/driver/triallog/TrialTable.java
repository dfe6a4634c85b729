package org.hsicgpbo.driver.triallog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.space.Hyperparameter;

/**
 * A log as a table, whatever its format was: one row for each trial, columns by name. Only the
 * columns that may be needed are kept.
 */
final class TrialTable {
  /** A log has tens of columns; beyond this it is none, or it is made to exhaust memory. */
  private static final int MOST_COLUMNS = 10_000;

  private final Path file;
  private final ColumnPolicy policy;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, List<String>> leftOut = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Hyperparameter> distributions = new LinkedHashMap<>();
  private final Set<String> maximised = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<Integer, RowDetails> details = new HashMap<>();
  private Optional<String> prefix = Optional.empty();
  private int[] lines = new int[16];
  private int rows;

  TrialTable(TrialLogRequest request) {
    file = request.file();
    policy = new ColumnPolicy(request);
  }

  Path file() {
    return file;
  }

  int rows() {
    return rows;
  }

  /** Begins a row, which stands on that line of the file (0 if the file has no lines). */
  int addRow(long line) {
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, lines.length + lines.length / 2);
    }
    lines[rows] = (int) Math.min(line, Integer.MAX_VALUE);
    return rows++;
  }

  /** Takes back the last row, which must not be completed by the file. */
  void dropLastRow() {
    rows = Math.max(0, rows - 1);
  }

  /** The line of the file on which the row stands; 0 if it has no lines. */
  int line(int row) {
    return lines[row];
  }

  /** Learns that a column that will come holds a hyperparameter, whatever its name says. */
  void know(String hyperparameter) {
    policy.know(hyperparameter);
  }

  /** Whether the column is known to hold a hyperparameter. */
  boolean isKnown(String name) {
    return policy.isKnown(name);
  }

  /** The column to write to; empty if it is not needed. */
  Optional<Column> accept(String name) {
    Column known = columns.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (!seen.add(name)) {
      return Optional.empty();
    }
    if (seen.size() > MOST_COLUMNS) {
      throw LogProblem.inFile(
          file, "found more than %d columns; a trial log has tens.".formatted(MOST_COLUMNS));
    }
    Optional<String> reason = policy.whyLeftOut(name);
    if (reason.isPresent()) {
      leftOut.computeIfAbsent(reason.get(), r -> new ArrayList<>()).add(name);
      return Optional.empty();
    }
    Column column = new Column(name);
    columns.put(name, column);
    return Optional.of(column);
  }

  /** What columns of numbers cannot hold of the trial. */
  RowDetails details(int row) {
    return details.getOrDefault(row, RowDetails.NONE);
  }

  /** Sets what columns of numbers cannot hold of the trial. */
  void detail(int row, UnaryOperator<RowDetails> change) {
    details.put(row, change.apply(details(row)));
  }

  /** Whether the cells of the column are whole numbers that need all their digits. */
  boolean isExact(Column column) {
    return policy.isExact(column.name());
  }

  private void putExact(Column column, int row, String cell) {
    try {
      if (column.name().equals(KnownColumns.SEED)) {
        long seed = Long.parseLong(cell);
        detail(row, d -> d.withSeed(seed));
      } else {
        int number = Integer.parseInt(cell);
        detail(row, d -> number >= 1 ? d.withNumber(number) : d);
      }
    } catch (NumberFormatException e) {
      // The log has names or numbers of another kind there: then they are not known.
    }
  }

  /** Writes a cell as it stands in a text file; an empty one is missing. */
  void put(Column column, int row, String cell) {
    if (isExact(column)) {
      putExact(column, row, cell.strip());
      return;
    }
    if (policy.isText(column.name())) {
      if (!cell.isEmpty()) {
        column.putText(row, cell, line(row));
      }
      return;
    }
    String text = cell.strip();
    if (!text.isEmpty()) {
      number(text)
          .ifPresentOrElse(
              number -> column.putNumber(row, number), () -> column.putText(row, text, line(row)));
    }
  }

  private static OptionalDouble number(String text) {
    OptionalDouble number = NumberText.parse(text);
    return number.isPresent() ? number : Durations.seconds(text);
  }

  Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** The kept columns in the order of the file. */
  Collection<Column> columns() {
    return Collections.unmodifiableCollection(columns.values());
  }

  /** All names of the file, kept or not, sorted. */
  List<String> names() {
    return seen.stream().sorted().toList();
  }

  /** Columns that were not read, by the reason. */
  Map<String, List<String>> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }

  /** Says that hyperparameters are exactly the columns whose names begin so. */
  void setPrefix(String newPrefix) {
    prefix = Optional.of(newPrefix);
  }

  /** What the names of hyperparameters begin with; empty if any column may be one. */
  Optional<String> prefix() {
    return prefix;
  }

  /** The hyperparameters as the file itself defines them, by name. */
  Map<String, Hyperparameter> distributions() {
    return distributions;
  }

  /** Names of the columns that the file says were maximised. */
  Set<String> maximised() {
    return maximised;
  }

  List<String> notes() {
    return notes;
  }

  /** A problem at a row, with its line if it has one and its number otherwise. */
  StudyFileException problem(int row, String column, String message) {
    return line(row) > 0
        ? LogProblem.at(file, line(row), column, message)
        : LogProblem.at(file, 0, column, "trial %d: %s".formatted(row, message));
  }
}
