package org.hsicgpbo.driver.triallog;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What the cells of a column have in common.
 *
 * @param numbers how many hold a number
 * @param texts how many hold a text
 * @param low smallest number
 * @param high largest number
 * @param whole whether all numbers are integers within ±2^53
 * @param differentNumbers the different numbers, but not more than {@value #MOST_COUNTED}
 * @param differentTexts the different texts
 * @param counts whether the numbers go up by one from row to row
 */
record ColumnSummary(
    int numbers,
    int texts,
    double low,
    double high,
    boolean whole,
    TreeSet<Double> differentNumbers,
    TreeSet<String> differentTexts,
    boolean counts) {
  static final int MOST_COUNTED = 50;

  private static final double LARGEST_EXACT = 1L << 53;

  /** Looks at the rows, absent cells left out. */
  static ColumnSummary of(Column column, int[] rows) {
    int numbers = 0;
    int texts = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    boolean counts = true;
    TreeSet<Double> differentNumbers = new TreeSet<>();
    TreeSet<String> differentTexts = new TreeSet<>();
    for (int row : rows) {
      counts &= column.number(row) - row == column.number(rows[0]) - rows[0];
      if (column.isText(row)) {
        texts++;
        differentTexts.add(column.text(row));
      } else if (!CellReader.isAbsent(column, row, true)) {
        double number = column.number(row);
        numbers++;
        low = Math.min(low, number);
        high = Math.max(high, number);
        whole &= number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT;
        if (differentNumbers.size() < MOST_COUNTED) {
          differentNumbers.add(number);
        }
      }
    }
    return new ColumnSummary(
        numbers, texts, low, high, whole, differentNumbers, differentTexts, counts);
  }

  /** Whether all texts are true or false, in any case. */
  boolean isTruth() {
    return numbers == 0
        && differentTexts.stream()
            .map(t -> t.toLowerCase(Locale.ROOT))
            .allMatch(t -> t.equals("true") || t.equals("false"));
  }

  /** Whether all texts are words for nothing beside numbers. */
  boolean isNumeric() {
    return numbers > 0 && differentTexts.stream().allMatch(CellReader::isNone);
  }

  /** Whether cells are constant. */
  boolean isConstant() {
    return differentNumbers.size() + (isNumeric() ? 0 : differentTexts.size()) < 2;
  }

  /** The numbers of the column in at most that many rows, evenly spread. */
  static double[] sample(Column column, int[] rows, int most) {
    int stride = Math.max(1, rows.length / most);
    return Arrays.stream(rows)
        .filter(row -> row % stride == 0)
        .filter(row -> !CellReader.isAbsent(column, row, true))
        .mapToDouble(column::number)
        .toArray();
  }
}
