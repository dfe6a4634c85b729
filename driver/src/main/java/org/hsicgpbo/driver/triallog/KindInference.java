package org.hsicgpbo.driver.triallog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.Value;

/**
 * Guesses the distribution of a hyperparameter from the values it took.
 *
 * <p>Texts are categories in alphabetical order; true and false a boolean. Few numbers with gaps
 * between them that come again and again (0.1, 0.2, 0.5) were drawn from a list: they are
 * categories in ascending order, so that U keeps their order and each has equal mass. All other
 * numbers are integers or reals from the smallest to the largest that was seen, on a log scale
 * where that is closer to uniform by the Kolmogorov–Smirnov distance.
 */
final class KindInference {
  /** A list from which somebody picks values is not longer. */
  private static final int LONGEST_LIST = 10;

  /** How often each value of a list has to come back on average. */
  private static final int REPETITIONS = 5;

  /**
   * Below this ratio of largest to smallest, a log scale is too close to a linear one to matter.
   */
  private static final double LEAST_LOG_RATIO = 10;

  /** From here on a text that never comes back, or a count, is told from chance. */
  private static final int ENOUGH_ROWS = 10;

  /** Rows that decide between linear and log; their distances are exact to about 1 %. */
  private static final int SAMPLE = 10_000;

  private final TrialTable table;
  private final Set<String> known;
  private final int[] rows;
  private final List<String> notes;

  /**
   * For the rows of a table.
   *
   * @param known names of hyperparameters that are kept though nothing can be told of them, such as
   *     one that never changes
   */
  KindInference(TrialTable table, Set<String> known, int[] rows, List<String> notes) {
    this.table = table;
    this.known = known;
    this.rows = rows;
    this.notes = notes;
  }

  /**
   * The hyperparameter, always active; empty if the column holds none, and then a note says why.
   */
  Optional<Hyperparameter> infer(String name, Column column) {
    if (column.isFreeText()) {
      return skip(name, "it holds free text");
    }
    ColumnSummary summary = ColumnSummary.of(column, rows);
    if (summary.numbers() + summary.texts() == 0) {
      return skip(name, "it is empty");
    }
    if (summary.isConstant() && !known.contains(name)) {
      return skip(name, "it is the same in all trials");
    }
    if (summary.isTruth()) {
      return Optional.of(new BooleanHyperparameter(name));
    }
    return summary.isNumeric() ? number(name, column, summary) : category(name, column, summary);
  }

  private Optional<Hyperparameter> number(String name, Column column, ColumnSummary summary) {
    if (Double.isInfinite(summary.low()) || Double.isInfinite(summary.high())) {
      int row = Arrays.stream(rows).filter(r -> isInfinite(column, r)).findFirst().orElseThrow();
      throw table.problem(
          row, column.name(), "found %s; it must be finite.".formatted(column.written(row)));
    }
    if (summary.counts() && rows.length >= ENOUGH_ROWS && !known.contains(name)) {
      return skip(name, "it counts the rows");
    }
    if (isList(summary) || summary.isConstant()) {
      List<Value> values = summary.differentNumbers().stream().map(KindInference::number).toList();
      return Optional.of(new CategoricalHyperparameter(name, values));
    }
    boolean log = isLog(column, summary);
    if (summary.whole()) {
      return Optional.of(
          new IntegerHyperparameter(
              name, (long) summary.low(), (long) summary.high(), log, Condition.always()));
    }
    return Optional.of(
        log
            ? new LogRealHyperparameter(name, summary.low(), summary.high())
            : new RealHyperparameter(name, summary.low(), summary.high()));
  }

  private Optional<Hyperparameter> category(String name, Column column, ColumnSummary summary) {
    if (summary.numbers() > 0 && summary.differentNumbers().size() > LONGEST_LIST) {
      throw LogProblem.at(
          table.file(),
          column.firstTextLine(),
          column.name(),
          "found \"%s\" among numbers. Mend it, or leave the cell empty where the hyperparameter is inactive."
              .formatted(summary.differentTexts().first()));
    }
    int different = summary.differentTexts().size();
    if (summary.texts() >= ENOUGH_ROWS
        && different > summary.texts() / 2
        && !known.contains(name)) {
      return skip(name, "nearly every trial has another text there");
    }
    List<Value> values =
        java.util.stream.Stream.concat(
                summary.differentNumbers().stream().map(KindInference::number),
                summary.differentTexts().stream().map(Value::of))
            .toList();
    return Optional.of(new CategoricalHyperparameter(name, values));
  }

  private static boolean isList(ColumnSummary summary) {
    int different = summary.differentNumbers().size();
    boolean gaps = !summary.whole() || summary.high() - summary.low() + 1 > different;
    return gaps && different <= LONGEST_LIST && summary.numbers() >= REPETITIONS * different;
  }

  private boolean isLog(Column column, ColumnSummary summary) {
    if (summary.low() <= 0 || summary.high() / summary.low() < LEAST_LOG_RATIO) {
      return false;
    }
    double[] values = ColumnSummary.sample(column, rows, SAMPLE);
    double[] logs = Arrays.stream(values).map(Math::log).toArray();
    return distance(logs, Math.log(summary.low()), Math.log(summary.high()))
        < distance(values, summary.low(), summary.high());
  }

  /** The Kolmogorov–Smirnov distance from the uniform distribution between the ends. */
  private static double distance(double[] values, double low, double high) {
    return values.length < 2
        ? 1
        : new KolmogorovSmirnovTest()
            .kolmogorovSmirnovStatistic(new UniformRealDistribution(null, low, high), values);
  }

  private static boolean isInfinite(Column column, int row) {
    return Double.isInfinite(column.number(row));
  }

  private static Value number(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) <= 1L << 53;
    return whole ? Value.of((long) number) : Value.of(number);
  }

  private Optional<Hyperparameter> skip(String name, String reason) {
    notes.add("The column %s is left out: %s.".formatted(name, reason));
    return Optional.empty();
  }
}
