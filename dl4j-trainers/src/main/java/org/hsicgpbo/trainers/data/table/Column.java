package org.hsicgpbo.trainers.data.table;

import java.util.List;

/** A column of a table. */
public sealed interface Column {
  /** Its name. */
  String name();

  /**
   * Numbers.
   *
   * @param values of all rows; NaN where one is missing
   */
  record Numbers(String name, double[] values) implements Column {}

  /**
   * Categories.
   *
   * @param levels the different values, in order
   * @param codes which level each row has, from 0; −1 where it is missing
   */
  record Categories(String name, List<String> levels, int[] codes) implements Column {
    /** Copies the levels. */
    public Categories {
      levels = List.copyOf(levels);
    }
  }
}
