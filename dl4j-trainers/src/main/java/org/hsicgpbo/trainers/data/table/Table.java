package org.hsicgpbo.trainers.data.table;

import java.util.List;

/**
 * A table that was read.
 *
 * @param inputs columns to tell from
 * @param targets columns to be told: one of categories, or some of numbers; nothing is missing
 * @param rows how many rows there are
 */
public record Table(List<Column> inputs, List<Column> targets, int rows) {
  /** Copies the lists. */
  public Table {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
  }
}
