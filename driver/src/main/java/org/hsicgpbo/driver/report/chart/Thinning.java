package org.hsicgpbo.driver.report.chart;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Fewer points where a picture has more than an eye can tell apart and a browser draws quickly:
 * what a line goes through stays, of the others those at even distances.
 */
public final class Thinning {
  /** So many points are drawn beside those that stay. */
  public static final int MOST_POINTS = 3_000;

  private Thinning() {}

  /**
   * The rows in their order, all of them if there are at most {@link #MOST_POINTS}.
   *
   * @param stays whether the row at that place is kept in any case
   */
  static <T> List<T> of(List<T> rows, IntPredicate stays) {
    int size = rows.size();
    if (size <= MOST_POINTS) {
      return rows;
    }
    return IntStream.range(0, size)
        .filter(i -> stays.test(i) || isDrawn(i, size))
        .mapToObj(rows::get)
        .toList();
  }

  /** Whether one of the even places falls on this row. */
  private static boolean isDrawn(int row, int size) {
    long before = (long) row * MOST_POINTS / size;
    return row == 0 || before != (long) (row - 1) * MOST_POINTS / size;
  }
}
