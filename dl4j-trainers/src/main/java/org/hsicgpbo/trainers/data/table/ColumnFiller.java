package org.hsicgpbo.trainers.data.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Fills a column whose kind is known. */
final class ColumnFiller {
  private final Column column;
  private final int index;
  private final Map<String, Integer> codes = new HashMap<>();
  private boolean complete;

  private ColumnFiller(Column column, int index) {
    this.column = column;
    this.index = index;
  }

  /**
   * For a column.
   *
   * @param index its place in the file
   * @param levels its categories; empty for numbers
   */
  static ColumnFiller of(String name, int index, List<String> levels, int rows) {
    if (levels.isEmpty()) {
      return new ColumnFiller(new Column.Numbers(name, new double[rows]), index);
    }
    ColumnFiller filler =
        new ColumnFiller(new Column.Categories(name, levels, new int[rows]), index);
    for (String level : levels) {
      filler.codes.put(level, filler.codes.size());
    }
    return filler;
  }

  /** From now on a missing or unknown value is an error: for targets. */
  void requireAll() {
    complete = true;
  }

  Column column() {
    return column;
  }

  void put(CsvFile file, CsvOptions options, long line, int row, CSVRecord cells) {
    String cell = cells.get(index);
    boolean missing = options.isMissing(cell);
    if (missing && complete) {
      throw file.problem(line, "column %s: the target is missing.".formatted(column.name()));
    }
    if (column instanceof Column.Numbers numbers) {
      numbers.values()[row] = missing ? Double.NaN : number(file, line, cell);
    } else {
      ((Column.Categories) column).codes()[row] = missing ? -1 : code(file, line, cell.strip());
    }
  }

  private double number(CsvFile file, long line, String cell) {
    double number = file.number(cell);
    if (Double.isNaN(number)) {
      throw file.problem(
          line,
          "column %s: found the text \"%s\"; this column holds numbers."
              .formatted(column.name(), cell.strip()));
    }
    return number;
  }

  /** A category that training does not have is like a missing one; a class may not be. */
  private int code(CsvFile file, long line, String level) {
    int code = codes.getOrDefault(level, -1);
    if (code < 0 && complete) {
      throw file.problem(
          line,
          "column %s: found the class \"%s\", which training does not have."
              .formatted(column.name(), level));
    }
    return code;
  }
}
