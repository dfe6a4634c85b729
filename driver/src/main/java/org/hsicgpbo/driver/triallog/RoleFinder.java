package org.hsicgpbo.driver.triallog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.space.Hyperparameter;

/** Finds out which column of a table is what. */
final class RoleFinder {
  private RoleFinder() {}

  /**
   * The column of the error and its sign.
   *
   * @param column the column
   * @param negated whether its negative is the error, because the figure grows as networks get
   *     better
   */
  record ErrorColumn(Column column, boolean negated) {
    /** The error; NaN if the cell holds none. */
    double of(int row) {
      return negated ? -column.number(row) : column.number(row);
    }
  }

  /** The column to be minimised, with a note where it was not named or is turned round. */
  static ErrorColumn error(TrialTable table, TrialLogRequest request, List<String> notes) {
    Optional<String> asked = request.errorColumn();
    boolean minus = asked.filter(a -> a.startsWith("-") && find(table, a).isEmpty()).isPresent();
    Column column =
        asked.isPresent()
            ? named(table, minus ? asked.get().substring(1) : asked.get(), "--error")
            : usualError(table, request, notes);
    boolean maximised = table.maximised().contains(column.name());
    if (maximised && !minus) {
      notes.add(
          "The study maximises %s, so its negative is the error that is minimised."
              .formatted(column.name()));
    } else if (!minus && KnownColumns.isLargerBetter(column.name())) {
      notes.add(
          "The column %s is minimised. If larger is better, name it with a minus: --error=-%s."
              .formatted(column.name(), column.name()));
    }
    return new ErrorColumn(column, minus || maximised);
  }

  /** The column of that name in one of its spellings, or a problem that names the option. */
  static Column named(TrialTable table, String name, String option) {
    return find(table, name)
        .orElseThrow(
            () ->
                LogProblem.inFile(
                    table.file(),
                    "%s: there is no column %s. The columns are %s."
                        .formatted(option, name, words(table.names()))));
  }

  /** The columns of hyperparameters by their names, where no space was given. */
  static Map<String, Column> hyperparameters(
      TrialTable table,
      TrialLogRequest request,
      Column error,
      CostColumns costs,
      Optional<Column> state) {
    Map<String, Column> found = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      String name = column.name();
      boolean taken =
          column == error
              || costs.contains(column)
              || state.filter(s -> s == column).isPresent()
              || name.equals(KnownColumns.STAGE)
              || isCoordinate(table, name)
              || (KnownColumns.USUAL_ERRORS.contains(name) && !isNamed(name, table, request));
      String prefix = table.prefix().orElse("");
      boolean mayBeOne =
          table.prefix().isPresent()
              ? name.startsWith(prefix)
              : isNamed(name, table, request)
                  || KnownColumns.whyNoHyperparameter(name).isEmpty()
                  || (state.isEmpty() && isState(name));
      if (!taken && mayBeOne) {
        found.put(name.substring(prefix.length()), column);
      }
    }
    return found;
  }

  /** The column of a hyperparameter of a given space. */
  static Column hyperparameter(TrialTable table, Hyperparameter hyperparameter) {
    String name = hyperparameter.name();
    return table
        .prefix()
        .flatMap(prefix -> table.column(prefix + name))
        .or(() -> table.column(name))
        .orElseThrow(
            () ->
                LogProblem.inFile(
                    table.file(),
                    "there is no column of the hyperparameter %s. The columns are %s."
                        .formatted(name, words(table.names()))));
  }

  /** The column whose every cell is a state that we know. */
  static Optional<Column> state(TrialTable table, TrialLogRequest request) {
    return table.columns().stream()
        .filter(c -> isState(c.name()))
        .filter(c -> !request.names(c.name()))
        .filter(c -> !c.isFreeText() && !c.texts().isEmpty())
        .filter(c -> c.texts().stream().allMatch(text -> RowState.of(text).isPresent()))
        .findFirst();
  }

  /** Whether somebody, or the file itself, says that the column holds a hyperparameter. */
  private static boolean isNamed(String name, TrialTable table, TrialLogRequest request) {
    return request.names(name) || table.isKnown(name);
  }

  private static boolean isState(String name) {
    return KnownColumns.STATES.contains(name);
  }

  /** Whether it is the coordinate U that our own export writes beside a hyperparameter. */
  private static boolean isCoordinate(TrialTable table, String name) {
    return name.startsWith("u_") && table.column(name.substring(2)).isPresent();
  }

  private static Column usualError(TrialTable table, TrialLogRequest request, List<String> notes) {
    List<Column> found = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean usual =
          KnownColumns.USUAL_ERRORS.contains(column.name())
              || column.name().startsWith("value_")
              || column.name().startsWith("values_");
      if (usual && !isNamed(column.name(), table, request)) {
        found.add(column);
      }
    }
    Optional<Column> own = table.column("error").filter(found::contains);
    if (own.isPresent() || found.size() == 1) {
      Column column = own.orElseGet(() -> found.get(0));
      notes.add("The error is the column %s.".formatted(column.name()));
      return column;
    }
    throw LogProblem.inFile(
        table.file(),
        found.isEmpty()
            ? "no column looks like the error to be minimised. Name it with --error; the columns are %s."
                .formatted(words(table.names()))
            : "several columns may be the error: %s. Name one with --error."
                .formatted(words(found.stream().map(Column::name).toList())));
  }

  private static Optional<Column> find(TrialTable table, String name) {
    return KnownColumns.spellings(name).stream().flatMap(n -> table.column(n).stream()).findFirst();
  }

  /** The first words of a list that may be long. */
  static String words(List<String> words) {
    int most = 30;
    return words.size() <= most
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, most)) + " and %d more".formatted(words.size() - most);
  }
}
