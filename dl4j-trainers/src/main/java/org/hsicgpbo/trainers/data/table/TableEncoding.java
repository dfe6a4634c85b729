package org.hsicgpbo.trainers.data.table;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.trainers.data.FloatRows;
import org.hsicgpbo.trainers.data.InputEncoding;
import org.hsicgpbo.trainers.data.Standardisation;

/**
 * How the columns of a table become inputs of a network; fitted on training rows alone.
 *
 * @param columns one after another
 * @param missing cells that stand for a missing value
 */
@JsonTypeName("columns")
public record TableEncoding(List<ColumnEncoding> columns, List<String> missing)
    implements InputEncoding {
  /** A table beyond this does not fit into the memory of a worker. */
  private static final long MOST_NUMBERS = 200_000_000;

  /** Copies the lists. */
  public TableEncoding {
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
  }

  /**
   * Fits to some rows.
   *
   * @param rows the training rows
   * @param missing cells that stand for a missing value
   */
  public static TableEncoding fit(List<Column> columns, int[] rows, List<String> missing) {
    List<ColumnEncoding> encodings = new ArrayList<>();
    for (Column column : columns) {
      encodings.add(
          column instanceof Column.Numbers numbers
              ? ColumnEncoding.Standardised.fit(numbers, rows)
              : ColumnEncoding.OneHot.fit((Column.Categories) column, rows));
    }
    return new TableEncoding(encodings, missing);
  }

  /** Of columns of numbers that are never missing, in the order of their names. */
  public static TableEncoding ofNumbers(List<String> names, Standardisation scaling) {
    List<ColumnEncoding> encodings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      encodings.add(
          new ColumnEncoding.Standardised(
              names.get(i), scaling.mean()[i], scaling.scale()[i], false));
    }
    return new TableEncoding(encodings, List.of());
  }

  @Override
  public int width() {
    return columns.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /**
   * The inputs of all rows of a table.
   *
   * @param table with the columns to which this was fitted, in their order
   * @throws IllegalArgumentException if they do not fit into memory
   */
  public FloatRows apply(Table table) {
    int width = width();
    if ((long) width * table.rows() > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "The table becomes %d inputs for each of %d rows, more than fit into memory. List columns of many categories under ignore."
              .formatted(width, table.rows()));
    }
    float[] values = new float[width * table.rows()];
    int at = 0;
    for (int i = 0; i < columns.size(); i++) {
      ColumnEncoding encoding = columns.get(i);
      Column column = table.inputs().get(i);
      for (int row = 0; row < table.rows(); row++) {
        encoding.write(column, row, values, row * width + at);
      }
      at += encoding.width();
    }
    return new FloatRows(width, values);
  }
}
