package org.hsicgpbo.benchmarks.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * How long a thread thinks.
 *
 * @param seconds of a suggestion whose models were fitted before
 * @param fits of the models, whenever so many more trials were told that they are fitted anew
 */
record SuggestionTimes(SuggestionTable seconds, SuggestionTable fits) {

  /**
   * The times of one strategy in a CSV file with the columns strategy, told, under-way, seconds,
   * fits.
   */
  static SuggestionTimes read(Path file, String strategy) throws IOException {
    List<String[]> rows =
        Files.readAllLines(file).stream()
            .map(line -> line.split(","))
            .filter(cells -> cells[0].equals(strategy))
            .toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no strategy (%s) in %s.".formatted(strategy, file));
    }
    return new SuggestionTimes(table(rows, 3), table(rows, 4));
  }

  /** The same time for every suggestion, and no fits. */
  static SuggestionTimes constant(double seconds) {
    return new SuggestionTimes(SuggestionTable.constant(seconds), SuggestionTable.constant(0));
  }

  private static SuggestionTable table(List<String[]> rows, int column) {
    TreeMap<Integer, TreeMap<Integer, Double>> times = new TreeMap<>();
    for (String[] cells : rows) {
      times
          .computeIfAbsent(Integer.valueOf(cells[2]), key -> new TreeMap<>())
          .put(Integer.valueOf(cells[1]), Double.valueOf(cells[column]));
    }
    return new SuggestionTable(times);
  }
}
