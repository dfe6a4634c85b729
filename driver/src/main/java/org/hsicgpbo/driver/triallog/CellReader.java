package org.hsicgpbo.driver.triallog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.Value;

/** Reads the cells of one column as values of its hyperparameter. */
final class CellReader {
  /** Values that are remembered, so that equal cells share one object. */
  private static final int MOST_REMEMBERED = 10_000;

  private final TrialTable table;
  private final Hyperparameter hyperparameter;
  private final Column column;
  private final Map<Long, Reading> remembered = new ConcurrentHashMap<>();

  /**
   * A value and where it lies in U.
   *
   * @param value the value as the hyperparameter has it
   * @param interval the part of [0,1] that maps to it
   */
  record Reading(Value value, UnitInterval interval) {}

  CellReader(TrialTable table, Hyperparameter hyperparameter, Column column) {
    this.table = table;
    this.hyperparameter = hyperparameter;
    this.column = column;
  }

  Hyperparameter hyperparameter() {
    return hyperparameter;
  }

  Column column() {
    return column;
  }

  /** Whether the trial has no value of the hyperparameter. */
  boolean isAbsent(int row) {
    return isAbsent(column, row, isNumeric());
  }

  /**
   * Whether the cell is empty, not a number or, where numbers are expected, none or null.
   *
   * @param numeric whether numbers are expected
   */
  static boolean isAbsent(Column column, int row, boolean numeric) {
    if (column.isText(row)) {
      return numeric && isNone(column.text(row));
    }
    return Double.isNaN(column.number(row));
  }

  /** Whether the text is Python's or JSON's word for nothing. */
  static boolean isNone(String text) {
    return text.equalsIgnoreCase("none") || text.equalsIgnoreCase("null");
  }

  /**
   * The value in the cell.
   *
   * @throws org.hsicgpbo.driver.studyfile.StudyFileException if the hyperparameter has no such
   *     value, naming row, column and what is allowed
   */
  Reading read(int row) {
    if (!(hyperparameter instanceof DiscreteHyperparameter)) {
      return readNew(row);
    }
    Reading known = remembered.get(column.bits(row));
    if (known == null) {
      known = readNew(row);
      if (remembered.size() < MOST_REMEMBERED) {
        remembered.put(column.bits(row), known);
      }
    }
    return known;
  }

  private Reading readNew(int row) {
    try {
      Value value = value(row).orElseThrow(() -> new IllegalArgumentException("no such value"));
      return new Reading(value, hyperparameter.intervalOf(value));
    } catch (IllegalArgumentException e) {
      throw table.problem(
          row,
          column.name(),
          "found %s; it must be %s.".formatted(column.written(row), hyperparameter.describe()));
    }
  }

  private Optional<Value> value(int row) {
    if (hyperparameter instanceof CategoricalHyperparameter categorical) {
      return category(categorical, column.written(row));
    }
    if (hyperparameter instanceof BooleanHyperparameter) {
      return truth(column.written(row)).map(Value::of);
    }
    if (column.isText(row)) {
      return Optional.empty();
    }
    double number = column.number(row);
    boolean whole = number == Math.rint(number) && Math.abs(number) <= 1L << 53;
    return hyperparameter instanceof DiscreteHyperparameter && whole
        ? Optional.of(Value.of((long) number))
        : Optional.of(Value.of(number));
  }

  /** The category that is written exactly so, or else the one that means the same. */
  private static Optional<Value> category(CategoricalHyperparameter categorical, String written) {
    Optional<Value> exact =
        categorical.values().stream().filter(v -> v.toString().equals(written)).findFirst();
    return exact.or(
        () -> categorical.values().stream().filter(v -> means(v, written.strip())).findFirst());
  }

  private static boolean means(Value value, String written) {
    if (value instanceof Value.Text) {
      return value.toString().equals(written);
    }
    if (value instanceof Value.Bool bool) {
      return truth(written).filter(t -> t == bool.value()).isPresent();
    }
    return NumberText.parse(written).orElse(Double.NaN) == value.asNumber();
  }

  private static Optional<Boolean> truth(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private boolean isNumeric() {
    return !(hyperparameter instanceof CategoricalHyperparameter);
  }
}
