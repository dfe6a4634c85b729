package org.hsicgpbo.driver.cli;

import java.io.IOException;
import org.hsicgpbo.driver.compare.report.ComparisonCsv;
import org.hsicgpbo.driver.compare.report.ComparisonJson;
import org.hsicgpbo.driver.compare.report.ComparisonLatex;
import org.hsicgpbo.driver.compare.report.ComparisonMarkdown;
import org.hsicgpbo.driver.compare.report.ComparisonPage;
import org.hsicgpbo.driver.compare.report.ComparisonResult;

/** The files of a comparison. */
final class ComparisonOutput {
  /** Their names. */
  static final String NAMES =
      "comparison.html, comparison.md, comparison.tex, comparison.csv, curves.csv, comparison.json";

  private ComparisonOutput() {}

  /** Writes all of them into the folder. */
  static void write(ComparisonResult result, OutputFolder folder) throws IOException {
    folder.write(
        "comparison.html", out -> Writing.unchecked(() -> ComparisonPage.write(result, out)));
    folder.write("comparison.md", out -> ComparisonMarkdown.write(result, out));
    folder.write("comparison.tex", out -> ComparisonLatex.write(result, out));
    folder.write(
        "comparison.csv", out -> Writing.unchecked(() -> ComparisonCsv.studies(result, out)));
    folder.write("curves.csv", out -> Writing.unchecked(() -> ComparisonCsv.curves(result, out)));
    folder.write(
        "comparison.json", out -> Writing.unchecked(() -> ComparisonJson.write(result, out)));
  }
}
