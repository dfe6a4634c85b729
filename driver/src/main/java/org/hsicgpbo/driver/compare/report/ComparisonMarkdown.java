package org.hsicgpbo.driver.compare.report;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** comparison.md: the table in GitHub's Markdown. */
public final class ComparisonMarkdown {
  /** What may mean something in Markdown, or in the HTML that it allows. */
  private static final String SPECIAL = "([\\\\`*_{}\\[\\]<>#|&~])";

  private ComparisonMarkdown() {}

  /** Writes the table, what belongs below it, and what was run. */
  public static void write(ComparisonResult result, PrintWriter out) {
    ComparisonTable table = ComparisonTable.of(result.comparison());
    out.printf("# %s%n%n", escape(result.comparison().name()));
    out.println(row(table.header()));
    out.println(
        "| --- |" + String.join("", Collections.nCopies(table.header().size() - 1, " ---: |")));
    table.rows().forEach(row -> out.println(row(row)));
    out.println();
    table.notes().forEach(note -> out.printf("%s%n%n", escape(note)));
    Told.of(result).forEach(line -> out.printf("- %s%n", escape(line)));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(ComparisonMarkdown::escape)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** The text with nothing in it that Markdown would take for markup. */
  static String escape(String text) {
    return text.replaceAll("\\s+", " ").replaceAll(SPECIAL, "\\\\$1");
  }
}
