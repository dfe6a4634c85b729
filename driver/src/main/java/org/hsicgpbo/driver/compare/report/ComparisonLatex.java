package org.hsicgpbo.driver.compare.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** comparison.tex: the table for a paper, with the package booktabs. */
public final class ComparisonLatex {
  private static final Map<Integer, String> SPECIAL =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '±', "$\\pm$"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '∞', "$\\infty$"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '’', "'"));

  private ComparisonLatex() {}

  /** Writes a table environment, definitions as its caption. */
  public static void write(ComparisonResult result, PrintWriter out) {
    ComparisonTable table = ComparisonTable.of(result.comparison());
    out.println("% \\usepackage{booktabs}");
    Told.of(result).forEach(line -> out.println("% " + line.replaceAll("\\s+", " ")));
    out.println("\\begin{table}");
    out.println("\\centering");
    out.printf("\\begin{tabular}{l%s}%n", "r".repeat(table.header().size() - 1));
    out.println("\\toprule");
    out.println(row(table.header()));
    out.println("\\midrule");
    table.rows().forEach(row -> out.println(row(row)));
    out.println("\\bottomrule");
    out.println("\\end{tabular}");
    out.printf(
        "\\caption{%s: %s}%n",
        escape(result.comparison().name()), escape(String.join(" ", table.notes())));
    out.printf("\\label{tab:%s}%n", result.comparison().name());
    out.println("\\end{table}");
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(ComparisonLatex::escape)
        .collect(Collectors.joining(" & ", "", " \\\\"));
  }

  /** The text as LaTeX prints it. */
  static String escape(String text) {
    return text.codePoints()
        .mapToObj(c -> SPECIAL.getOrDefault(c, Character.toString(c)))
        .collect(Collectors.joining());
  }
}
