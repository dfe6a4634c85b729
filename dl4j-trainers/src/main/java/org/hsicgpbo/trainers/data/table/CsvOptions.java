package org.hsicgpbo.trainers.data.table;

import java.util.List;

/**
 * How the columns of a file are understood.
 *
 * @param targets names of the columns to be told
 * @param task what they are
 * @param categories columns of categories although they hold numbers
 * @param ignored columns that are passed over
 * @param missing cells that stand for a missing value
 */
public record CsvOptions(
    List<String> targets,
    TableTask task,
    List<String> categories,
    List<String> ignored,
    List<String> missing) {
  /** What stands for a missing value unless something else is said. */
  public static final List<String> USUALLY_MISSING =
      List.of("", "NA", "N/A", "NaN", "nan", "null", "None", "?");

  /** Copies the lists. */
  public CsvOptions {
    targets = List.copyOf(targets);
    categories = List.copyOf(categories);
    ignored = List.copyOf(ignored);
    missing = List.copyOf(missing);
  }

  boolean isMissing(String cell) {
    return missing.contains(cell.strip());
  }
}
