package org.hsicgpbo.driver.compare.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.text.WordUtils;

/** The table for a terminal. */
public final class ComparisonText {
  private static final int WIDTH = 100;

  private ComparisonText() {}

  /** Writes the table and what belongs below it. */
  public static void write(ComparisonResult result, PrintWriter out) {
    ComparisonTable table = ComparisonTable.of(result.comparison());
    int[] widths =
        IntStream.range(0, table.header().size())
            .map(
                column ->
                    IntStream.concat(
                            IntStream.of(table.header().get(column).length()),
                            table.rows().stream().mapToInt(row -> row.get(column).length()))
                        .max()
                        .orElse(0))
            .toArray();
    out.println();
    line(table.header(), widths, out);
    table.rows().forEach(row -> line(row, widths, out));
    out.println();
    table.notes().forEach(note -> out.println(WordUtils.wrap(note, WIDTH)));
  }

  private static void line(List<String> cells, int[] widths, PrintWriter out) {
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append((i == 0 ? "%-" + widths[i] + "s" : "  %" + widths[i] + "s").formatted(cell));
    }
    out.println(line);
  }
}
