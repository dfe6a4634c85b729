package org.hsicgpbo.driver.triallog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;

/**
 * A space made from the columns of a table.
 *
 * @param space the space
 * @param readers the columns, in its order
 * @param unexplained hyperparameters that have no value in some trials though no condition says
 *     why; they are inactive there
 */
record InferredSpace(SearchSpace space, List<CellReader> readers, Set<String> unexplained) {

  /**
   * Infers kinds, ranges and conditions.
   *
   * @param known columns that hold a hyperparameter, whatever its values are
   * @param used all rows that become trials
   * @param completed those with an error
   */
  static InferredSpace of(
      TrialTable table,
      Set<String> known,
      Map<String, Column> columns,
      int[] used,
      int[] completed,
      List<String> notes) {
    List<CellReader> readers = new ArrayList<>();
    KindInference kinds = new KindInference(table, known, used, notes);
    columns.forEach(
        (name, column) ->
            kind(table, name, column, kinds)
                .ifPresent(h -> readers.add(new CellReader(table, h, column))));
    if (readers.isEmpty()) {
      throw LogProblem.inFile(
          table.file(),
          "no column is a hyperparameter that varies. The columns are %s."
              .formatted(RoleFinder.words(table.names())));
    }
    noteTwins(readers, used, notes);
    return withConditions(table, readers, completed, notes);
  }

  private static Optional<Hyperparameter> kind(
      TrialTable table, String name, Column column, KindInference kinds) {
    return table.distributions().isEmpty()
        ? kinds.infer(name, column)
        : Optional.ofNullable(table.distributions().get(name));
  }

  private static InferredSpace withConditions(
      TrialTable table, List<CellReader> plain, int[] completed, List<String> notes) {
    ConditionInference inference = new ConditionInference(plain, completed);
    List<CellReader> readers = new ArrayList<>();
    Set<String> unexplained = new LinkedHashSet<>();
    for (CellReader reader : plain) {
      Hyperparameter hyperparameter = reader.hyperparameter();
      if (inference.isSometimesAbsent(reader)) {
        List<Condition.ParentIn> conditions = inference.candidates(reader);
        if (conditions.size() == 1) {
          hyperparameter = hyperparameter.withCondition(conditions.get(0));
          notes.add(
              "%s has a value only when %s is one of %s, so it is taken as active only then."
                  .formatted(
                      hyperparameter.name(),
                      conditions.get(0).parent(),
                      conditions.get(0).values()));
        } else {
          unexplained.add(hyperparameter.name());
          notes.add(unexplained(hyperparameter.name(), conditions));
        }
      }
      readers.add(new CellReader(table, hyperparameter, reader.column()));
    }
    SearchSpace space = new SearchSpace(readers.stream().map(CellReader::hyperparameter).toList());
    return new InferredSpace(space, List.copyOf(readers), unexplained);
  }

  private static String unexplained(String name, List<Condition.ParentIn> conditions) {
    return conditions.isEmpty()
        ? "%s has no value in some trials, and no other column explains which; it is taken as inactive there."
            .formatted(name)
        : "%s has no value in some trials, and each of %s would explain which; it is taken as inactive there. A space file can say which it depends on."
            .formatted(name, conditions.stream().map(Condition.ParentIn::parent).toList());
  }

  /** Two columns with the same cells get the same index, so a reader has to know. */
  private static void noteTwins(List<CellReader> readers, int[] rows, List<String> notes) {
    for (int i = 0; i < readers.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (same(readers.get(i).column(), readers.get(j).column(), rows)) {
          notes.add(
              "The columns %s and %s hold the same values, so their effects cannot be told apart."
                  .formatted(
                      readers.get(j).hyperparameter().name(),
                      readers.get(i).hyperparameter().name()));
        }
      }
    }
  }

  private static boolean same(Column a, Column b, int[] rows) {
    for (int row : rows) {
      if (a.isText(row) || b.isText(row)) {
        if (!a.written(row).equals(b.written(row))) {
          return false;
        }
      } else if (a.bits(row) != b.bits(row)) {
        return false;
      }
    }
    return true;
  }
}
