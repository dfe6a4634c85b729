package org.hsicgpbo.driver.report;

import java.io.IOException;
import java.io.Writer;

/** The report as Markdown (GitHub's tables), for a merge request, a wiki or a notebook. */
public final class MarkdownReport {
  private MarkdownReport() {}

  /** Writes it; it says what report.html says, without pictures. */
  public static void write(StudyResult result, Writer out) throws IOException {
    Page.writeMarkdown("report.md.peb", ReportModel.of(result), out);
  }
}
