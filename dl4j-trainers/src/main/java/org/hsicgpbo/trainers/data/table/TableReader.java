package org.hsicgpbo.trainers.data.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hsicgpbo.trainers.data.DataProblem;

/** Reads a table from a file. */
public final class TableReader {
  private static final Set<String> LABELS = Set.of("label", "class");

  private TableReader() {}

  /**
   * Reads a table and finds the kind of its columns.
   *
   * @throws IllegalArgumentException if the file is no table, naming line and column
   */
  public static Table read(Path path, CsvOptions options) {
    CsvFile file = CsvFile.open(path);
    checkNames(file, options);
    List<ColumnSurvey> surveys = file.names().stream().map(ColumnSurvey::new).toList();
    AtomicInteger rows = new AtomicInteger();
    file.forEach(
        (line, cells) -> {
          rows.incrementAndGet();
          for (int i = 0; i < surveys.size(); i++) {
            surveys.get(i).see(file, options, line, cells.get(i));
          }
        });
    if (rows.get() == 0) {
      throw DataProblem.in(path, "there are no rows below the header.");
    }
    List<ColumnFiller> inputs = new ArrayList<>();
    List<ColumnFiller> targets = new ArrayList<>();
    for (int i = 0; i < surveys.size(); i++) {
      String name = file.names().get(i);
      ColumnSurvey survey = surveys.get(i);
      if (options.targets().contains(name)) {
        boolean classes = survey.isClass(file, options);
        targets.add(ColumnFiller.of(name, i, classes ? survey.levels() : List.of(), rows.get()));
      } else if (!options.ignored().contains(name)) {
        boolean categories = survey.isCategorical(file, options);
        inputs.add(ColumnFiller.of(name, i, categories ? survey.levels() : List.of(), rows.get()));
      }
    }
    checkTargets(file, options, targets);
    return fill(file, options, inputs, targets, rows.get());
  }

  /**
   * Reads a table with the columns of an earlier one, in any order, such as one for testing.
   *
   * @throws IllegalArgumentException if a column is missing or a cell is of another kind
   */
  public static Table readLike(Path path, Table earlier, CsvOptions options) {
    CsvFile file = CsvFile.open(path);
    AtomicInteger rows = new AtomicInteger();
    file.forEach((line, cells) -> rows.incrementAndGet());
    if (rows.get() == 0) {
      throw DataProblem.in(path, "there are no rows below the header.");
    }
    List<ColumnFiller> inputs = like(file, earlier.inputs(), rows.get());
    List<ColumnFiller> targets = like(file, earlier.targets(), rows.get());
    targets.forEach(ColumnFiller::requireAll);
    return fill(file, options, inputs, targets, rows.get());
  }

  /**
   * Reads the columns of a table that an encoding takes; the columns of the file may be in any
   * order, and others are passed over.
   *
   * @throws IllegalArgumentException if a column is missing or a cell is of another kind
   */
  public static Table readFor(Path path, TableEncoding encoding) {
    List<Column> columns = new ArrayList<>();
    for (ColumnEncoding column : encoding.columns()) {
      columns.add(
          column instanceof ColumnEncoding.OneHot categories
              ? new Column.Categories(column.name(), categories.levels(), new int[0])
              : new Column.Numbers(column.name(), new double[0]));
    }
    CsvOptions options =
        new CsvOptions(List.of(), TableTask.INFERRED, List.of(), List.of(), encoding.missing());
    return readLike(path, new Table(columns, List.of(), 0), options);
  }

  /**
   * Reads a table of numbers alone: so many columns in the order of the file, beside a first one
   * that is named label or class and passed over.
   *
   * @throws IllegalArgumentException if there are other columns or cells
   */
  public static double[][] readNumbers(Path path, int columns, String what) {
    CsvFile file = CsvFile.open(path);
    List<String> names = file.names();
    boolean labelled =
        names.size() == columns + 1 && LABELS.contains(names.get(0).toLowerCase(Locale.ROOT));
    int first = labelled ? 1 : 0;
    if (names.size() - first != columns) {
      throw file.problem(
          1, "found %d columns; %s needs %d.".formatted(names.size(), what, columns));
    }
    List<double[]> rows = new ArrayList<>();
    file.forEach(
        (line, cells) -> {
          double[] row = new double[columns];
          for (int k = 0; k < columns; k++) {
            row[k] = file.number(cells.get(first + k));
            if (Double.isNaN(row[k])) {
              throw file.problem(
                  line,
                  "column %s: found \"%s\"; it must be a number."
                      .formatted(names.get(first + k), cells.get(first + k)));
            }
          }
          rows.add(row);
        });
    if (rows.isEmpty()) {
      throw DataProblem.in(path, "there are no rows below the header.");
    }
    return rows.toArray(new double[0][]);
  }

  private static List<ColumnFiller> like(CsvFile file, List<Column> columns, int rows) {
    List<ColumnFiller> fillers = new ArrayList<>();
    for (Column column : columns) {
      int index = file.names().indexOf(column.name());
      if (index < 0) {
        throw file.problem(
            1, "there is no column %s, which training has.".formatted(column.name()));
      }
      List<String> levels =
          column instanceof Column.Categories categories ? categories.levels() : List.of();
      fillers.add(ColumnFiller.of(column.name(), index, levels, rows));
    }
    return fillers;
  }

  private static Table fill(
      CsvFile file,
      CsvOptions options,
      List<ColumnFiller> inputs,
      List<ColumnFiller> targets,
      int rows) {
    AtomicInteger row = new AtomicInteger();
    file.forEach(
        (line, cells) -> {
          int number = row.getAndIncrement();
          inputs.forEach(filler -> filler.put(file, options, line, number, cells));
          targets.forEach(filler -> filler.put(file, options, line, number, cells));
        });
    return new Table(
        inputs.stream().map(ColumnFiller::column).toList(),
        targets.stream().map(ColumnFiller::column).toList(),
        rows);
  }

  private static void checkNames(CsvFile file, CsvOptions options) {
    List<String> named = new ArrayList<>(options.targets());
    named.addAll(options.categories());
    named.addAll(options.ignored());
    for (String name : named) {
      if (!file.names().contains(name)) {
        throw file.problem(
            1,
            "there is no column %s; the columns are %s."
                .formatted(name, String.join(", ", file.names())));
      }
    }
    boolean inputs =
        file.names().stream()
            .anyMatch(n -> !options.targets().contains(n) && !options.ignored().contains(n));
    if (!inputs) {
      throw file.problem(1, "there is no column besides the targets and the ignored ones.");
    }
  }

  private static void checkTargets(CsvFile file, CsvOptions options, List<ColumnFiller> targets) {
    boolean classes =
        targets.stream().anyMatch(target -> target.column() instanceof Column.Categories);
    if (classes && targets.size() > 1) {
      throw file.problem(
          1,
          "%d targets are named and some are classes; a classification has one target."
              .formatted(options.targets().size()));
    }
  }
}
