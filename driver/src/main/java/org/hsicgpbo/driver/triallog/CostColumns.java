package org.hsicgpbo.driver.triallog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;

/** Which columns hold what a trial costs. */
final class CostColumns {
  /** Columns that are read without being asked for. */
  enum Usual {
    FLOPS("flops", CostMeasure.FLOPS),
    PARAMETERS("parameters", CostMeasure.PARAMETERS),
    SECONDS("seconds", CostMeasure.SECONDS),
    DURATION(KnownColumns.DURATION, CostMeasure.SECONDS);

    private final String column;
    private final CostMeasure measure;

    Usual(String column, CostMeasure measure) {
      this.column = column;
      this.measure = measure;
    }

    String column() {
      return column;
    }
  }

  private final Map<CostMeasure, Column> columns = new EnumMap<>(CostMeasure.class);
  private final TrialTable table;

  /** The asked one, or the usual ones that hold a number and are none of the hyperparameters. */
  CostColumns(TrialTable table, TrialLogRequest request) {
    this.table = table;
    if (request.costColumn().isPresent()) {
      String name = request.costColumn().get();
      columns.put(KnownColumns.costMeasure(name), RoleFinder.named(table, name, "--cost"));
      return;
    }
    for (Usual usual : Usual.values()) {
      boolean free = request.space().stream().noneMatch(s -> s.contains(usual.column()));
      KnownColumns.spellings(usual.column()).stream()
          .flatMap(name -> table.column(name).stream())
          .findFirst()
          .filter(c -> free && hasNumber(c))
          .ifPresent(c -> columns.putIfAbsent(usual.measure, c));
    }
  }

  /** The most telling measure that is known: FLOPs, then parameters, then seconds. */
  Optional<CostMeasure> measure() {
    return columns.keySet().stream().findFirst();
  }

  boolean contains(Column column) {
    return columns.containsValue(column);
  }

  /** The cost of the trial, NaN where it is not known. */
  Cost of(int row) {
    if (columns.isEmpty()) {
      return Cost.UNKNOWN;
    }
    return new Cost(
        figure(CostMeasure.FLOPS, row),
        figure(CostMeasure.PARAMETERS, row),
        figure(CostMeasure.SECONDS, row));
  }

  private double figure(CostMeasure measure, int row) {
    Column column = columns.get(measure);
    if (column == null || column.isMissing(row)) {
      return Double.NaN;
    }
    if (column.isText(row)) {
      throw table.problem(
          row, column.name(), "found \"%s\"; a cost must be a number.".formatted(column.text(row)));
    }
    double cost = column.number(row);
    return Double.isFinite(cost) ? cost : Double.NaN;
  }

  private boolean hasNumber(Column column) {
    return IntStream.range(0, table.rows()).anyMatch(row -> Double.isFinite(column.number(row)));
  }
}
