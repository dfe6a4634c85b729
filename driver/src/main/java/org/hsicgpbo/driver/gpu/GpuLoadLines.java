package org.hsicgpbo.driver.gpu;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@code nvidia-smi --query-gpu} prints of the load as CSV without header and units: one
 * GPU a line.
 */
final class GpuLoadLines {
  /** What is asked for, in this order. */
  static final String FIELDS = "index,utilization.gpu,memory.used,memory.total,name";

  private static final int CELLS = 5;
  private static final double PERCENT = 100;
  private static final long MIB = 1L << 20;

  private GpuLoadLines() {}

  /** Those of which at least the memory is told, by index. */
  static List<GpuLoad> read(String answer) {
    return answer
        .lines()
        .flatMap(line -> line(line).stream())
        .sorted(Comparator.comparingInt(GpuLoad::index))
        .toList();
  }

  private static Optional<GpuLoad> line(String line) {
    String[] cells =
        Arrays.stream(line.split(",", CELLS)).map(String::strip).toArray(String[]::new);
    if (cells.length < CELLS || !isNumber(cells[0]) || !isNumber(cells[2]) || !isNumber(cells[3])) {
      return Optional.empty();
    }
    return Optional.of(
        new GpuLoad(
            Integer.parseInt(cells[0]),
            cells[4],
            isNumber(cells[1]) ? Integer.parseInt(cells[1]) / PERCENT : Double.NaN,
            Long.parseLong(cells[2]) * MIB,
            Long.parseLong(cells[3]) * MIB));
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,9}");
  }
}
